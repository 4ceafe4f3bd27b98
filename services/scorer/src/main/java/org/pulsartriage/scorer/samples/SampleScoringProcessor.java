package org.pulsartriage.scorer.samples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.pulsartriage.candidates.CandidateIds;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.engine.SampleScorer;
import org.pulsartriage.schemas.LabelledSample;
import org.pulsartriage.schemas.ModelReference;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.SampleScore;
import org.pulsartriage.schemas.ledger.Stage;
import org.pulsartriage.schemas.samples.SampleValues;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;
import org.pulsartriage.schemas.topics.TopicCatalogue;

/**
 * Gives each sample that names a model its score, or a score that says why there is none, so that
 * whoever counts the answers to a replay comes to its end. What is no sample at all goes to
 * quarantine.
 */
final class SampleScoringProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

  private final SampleModels models;
  private final AvroCodec<LabelledSample> samples = AvroCodec.of(LabelledSample.class);
  private final AvroCodec<SampleScore> scores = AvroCodec.of(SampleScore.class);
  private final AvroCodec<Rejection> rejections = AvroCodec.of(Rejection.class);

  SampleScoringProcessor(SampleModels models) {
    this.models = models;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata origin =
        context()
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a record without an origin"));
    LabelledSample sample;
    try {
      sample = decode(record);
    } catch (UndecodableRecordException e) {
      reject(record, origin, e.getMessage());
      return;
    }
    if (sample.getModel() == null) {
      return;
    }
    SampleScore score = answer(sample, origin);
    forward(sample.getSampleId(), scores.encode(score), SampleScoringTopology.SCORES);
  }

  private LabelledSample decode(Record<byte[], byte[]> record) {
    if (record.value() == null) {
      throw new UndecodableRecordException("the record has no value", null);
    }
    LabelledSample sample = samples.decode(record.value());
    // Another key means another partition, where its score would never meet it.
    if (record.key() == null
        || !sample.getSampleId().equals(new String(record.key(), StandardCharsets.UTF_8))) {
      throw new UndecodableRecordException("the record's key is not the sample's id", null);
    }
    return sample;
  }

  private SampleScore answer(LabelledSample sample, RecordMetadata origin) {
    List<Float> logits = List.of();
    String failure = null;
    try {
      logits = logits(sample);
    } catch (InvalidBundleException | IOException | RuntimeException e) {
      failure = line(e);
    }
    ModelReference model = sample.getModel();
    return SampleScore.newBuilder()
        .setSampleId(sample.getSampleId())
        .setRunId(sample.getRunId())
        .setModelId(model.getModelId())
        .setModelDigest(model.getDigest())
        .setEngine(models.engine())
        .setLogits(logits)
        .setFailure(failure)
        .setSampleTopic(origin.topic())
        .setSamplePartition(origin.partition())
        .setSampleOffset(origin.offset())
        .setScoredAt(now())
        .build();
  }

  private List<Float> logits(LabelledSample sample) throws InvalidBundleException, IOException {
    SampleScorer scorer = models.get(sample.getRunId(), sample.getModel());
    if (scorer.classes() != sample.getClasses()) {
      throw new IllegalArgumentException(
          "model %s knows %d classes, the sample is one of %d"
              .formatted(sample.getModel().getModelId(), scorer.classes(), sample.getClasses()));
    }
    List<Float> logits = new ArrayList<>();
    for (float logit : scorer.logits(List.of(SampleValues.of(sample))).get(0)) {
      if (!Float.isFinite(logit)) {
        throw new IllegalArgumentException("the model gives a logit of " + logit);
      }
      logits.add(logit);
    }
    return logits;
  }

  private void reject(Record<byte[], byte[]> record, RecordMetadata origin, String cause) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    byte[] kept = Arrays.copyOf(value, Math.min(value.length, TopicCatalogue.QUARANTINE_MAX_BYTES));
    Rejection rejection =
        Rejection.newBuilder()
            .setCandidateId(CandidateIds.of(kept))
            .setNight(
                LocalDate.ofInstant(Instant.ofEpochMilli(record.timestamp()), ZoneOffset.UTC)
                    .toString())
            .setStage(Stage.SAMPLE_SCORER)
            .setFileName(null)
            .setElement("value")
            .setCause(cause)
            .setSizeBytes(value.length)
            .setComplete(kept.length == value.length)
            .setBytes(ByteBuffer.wrap(kept))
            .setOriginTopic(origin.topic())
            .setOriginPartition(origin.partition())
            .setOriginOffset(origin.offset())
            .setRejectedAt(now())
            .build();
    forward(
        rejection.getCandidateId(), rejections.encode(rejection), SampleScoringTopology.QUARANTINE);
  }

  private void forward(String key, byte[] value, String sink) {
    context()
        .forward(
            new Record<>(
                key.getBytes(StandardCharsets.UTF_8), value, context().currentSystemTimeMs()),
            sink);
  }

  private Instant now() {
    return Instant.ofEpochMilli(context().currentSystemTimeMs());
  }

  private static String line(Exception failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
