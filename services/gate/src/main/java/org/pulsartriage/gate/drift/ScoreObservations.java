package org.pulsartriage.gate.drift;

import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.pulsartriage.models.reference.Quantity;
import org.pulsartriage.schemas.DriftObservation;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the model says of each real candidate. */
final class ScoreObservations
    extends ContextualProcessor<byte[], byte[], byte[], DriftObservation> {

  private static final Logger LOG = LoggerFactory.getLogger(ScoreObservations.class);

  private final AvroCodec<Score> codec = AvroCodec.of(Score.class);

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    Score score;
    try {
      score = codec.decode(record.value());
    } catch (UndecodableRecordException e) {
      LOG.warn("left out of the counts for drift: {}", e.getMessage());
      return;
    }
    if (score.getInjection() == null) {
      context()
          .forward(
              record.withValue(
                  new DriftObservation(
                      score.getNight(),
                      DriftHour.of(score.getScoredAt()),
                      score.getBeam(),
                      score.getModelDigest(),
                      Map.of(Quantity.LOGIT.text(), score.getLogit()))));
    }
  }
}
