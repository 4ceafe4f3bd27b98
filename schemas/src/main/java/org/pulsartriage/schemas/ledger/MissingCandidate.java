package org.pulsartriage.schemas.ledger;

/**
 * A record on the candidates topic that has neither a score nor a rejection.
 *
 * @param candidateId the record's key, empty where it has none
 * @param partition its partition
 * @param offset its offset; of a candidate that is there several times, the first
 */
public record MissingCandidate(String candidateId, int partition, long offset) {}
