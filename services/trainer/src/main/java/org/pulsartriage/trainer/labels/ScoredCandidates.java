package org.pulsartriage.trainer.labels;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Notes every scored candidate, and lets the labels go that waited for it. */
final class ScoredCandidates implements Processor<byte[], byte[], Void, Void> {

  private ProcessorContext<Void, Void> context;
  private KnownCandidates known;
  private WaitingLabels waiting;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
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
    if (!known.contains(candidateId, now())) {
      known.add(candidateId, now());
    }
    waiting.removeOf(candidateId);
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
