package org.pulsartriage.trainer.labels;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes every scored candidate, and lets the labels go that waited for it; those of a simulated
 * pulsar are told to the next processor instead, as rejections.
 */
final class ScoredCandidates implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(ScoredCandidates.class);

  private final AvroCodec<Score> scores = AvroCodec.of(Score.class);
  private final AvroCodec<Rejection> rejections = AvroCodec.of(Rejection.class);
  private final LabelMeters meters;
  private ProcessorContext<byte[], byte[]> context;
  private KnownCandidates known;
  private WaitingLabels waiting;

  ScoredCandidates(LabelMeters meters) {
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.known = new KnownCandidates(context.getStateStore(KnownCandidates.STORE));
    this.waiting = new WaitingLabels(context.getStateStore(WaitingLabels.STORE));
    known.mark(now());
    waiting.mark();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    String candidateId = new String(record.key(), StandardCharsets.UTF_8);
    boolean injected = isInjected(record.value());
    if (!known.contains(candidateId, now())) {
      known.add(candidateId, injected, now());
    }
    for (Rejection waited : waiting.takeOf(candidateId)) {
      if (injected) {
        waited.setCause(LabelChecking.injected(candidateId));
        waited.setRejectedAt(now());
        meters.rejected();
        context.forward(
            new Record<>(
                waited.getCandidateId().getBytes(StandardCharsets.UTF_8),
                rejections.encode(waited),
                context.currentSystemTimeMs()));
      }
    }
  }

  /** What cannot be read was scored all the same: it was the scorer that wrote the key. */
  private boolean isInjected(byte[] score) {
    try {
      return score != null && scores.decode(score).getInjection() != null;
    } catch (UndecodableRecordException e) {
      LOG.warn("a score cannot be read: {}", e.getMessage());
      return false;
    }
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
