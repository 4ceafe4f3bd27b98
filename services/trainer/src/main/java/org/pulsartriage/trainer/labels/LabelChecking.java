package org.pulsartriage.trainer.labels;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.pulsartriage.schemas.Label;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.labels.Labels;
import org.pulsartriage.schemas.serde.AvroCodec;

/**
 * Lets a label pass whose candidate is known, and rejects one that waits for it in vain, or that is
 * of a simulated pulsar: what that is, is known, and no model is to learn it as a discovery.
 */
final class LabelChecking implements Processor<byte[], byte[], byte[], byte[]> {

  /** The stage in rejections. */
  private static final String STAGE = "labels";

  private static final String CANDIDATE_ID = "candidateId";
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

  private final String topic;
  private final Duration patience;
  private final LabelMeters meters;
  private final AvroCodec<Label> labels = AvroCodec.of(Label.class);
  private final AvroCodec<Rejection> rejections = AvroCodec.of(Rejection.class);
  private ProcessorContext<byte[], byte[]> context;
  private KnownCandidates known;
  private WaitingLabels waiting;

  LabelChecking(String topic, Duration patience, LabelMeters meters) {
    this.topic = topic;
    this.patience = patience;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.known = new KnownCandidates(context.getStateStore(KnownCandidates.STORE));
    this.waiting = new WaitingLabels(context.getStateStore(WaitingLabels.STORE));
    Duration interval = patience.dividedBy(4);
    context.schedule(
        interval.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : interval,
        PunctuationType.WALL_CLOCK_TIME,
        now -> rejectThoseThatWaitedInVain(Instant.ofEpochMilli(now)));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    String fault = LabelReading.header(record.headers(), LabelReading.FAULT).orElse(null);
    if (fault != null) {
      reject(rejection(record, null, fault));
      return;
    }
    Label label = labels.decode(record.value());
    if (known.isInjected(label.getCandidateId(), now())) {
      // There is no label that it could take back.
      if (!label.getWithdrawn()) {
        reject(rejection(record, CANDIDATE_ID, injected(label.getCandidateId())));
      }
    } else if (known.contains(label.getCandidateId(), now())) {
      meters.passed();
    } else if (label.getWithdrawn()) {
      waiting.remove(Labels.key(label));
    } else {
      String cause = "no candidate " + label.getCandidateId() + " has been scored";
      waiting.put(Labels.key(label), rejection(record, CANDIDATE_ID, cause));
    }
  }

  /** Why a label of a simulated pulsar is rejected. */
  static String injected(String candidateId) {
    return "candidate " + candidateId + " is an injected pulsar: it takes no label";
  }

  private void rejectThoseThatWaitedInVain(Instant now) {
    waiting.takeFromBefore(now.minus(patience)).forEach(this::reject);
  }

  private void reject(Rejection rejection) {
    meters.rejected();
    context.forward(
        new Record<>(
            rejection.getCandidateId().getBytes(StandardCharsets.UTF_8),
            rejections.encode(rejection),
            context.currentSystemTimeMs()));
  }

  private Rejection rejection(Record<byte[], byte[]> record, String element, String cause) {
    return Rejection.newBuilder()
        .setCandidateId(sha256(record.value()))
        .setNight(
            LocalDate.ofInstant(Instant.ofEpochMilli(record.timestamp()), ZoneOffset.UTC)
                .toString())
        .setStage(STAGE)
        .setElement(element)
        .setCause(cause)
        .setSizeBytes(record.value().length)
        .setComplete(true)
        .setBytes(ByteBuffer.wrap(record.value()))
        .setOriginTopic(topic)
        .setOriginPartition(
            LabelReading.header(record.headers(), LabelReading.PARTITION)
                .map(Integer::valueOf)
                .orElse(null))
        .setOriginOffset(
            LabelReading.header(record.headers(), LabelReading.OFFSET)
                .map(Long::valueOf)
                .orElse(null))
        .setRejectedAt(now())
        .build();
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
