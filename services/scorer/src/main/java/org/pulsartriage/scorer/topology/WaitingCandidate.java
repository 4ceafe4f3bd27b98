package org.pulsartriage.scorer.topology;

import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.pulsartriage.schemas.Candidate;

/**
 * A candidate on the way to its score.
 *
 * @param record what it came in, for quarantine
 * @param candidate the candidate in it
 * @param origin where the record stands
 */
record WaitingCandidate(
    Record<byte[], byte[]> record, Candidate candidate, RecordMetadata origin) {}
