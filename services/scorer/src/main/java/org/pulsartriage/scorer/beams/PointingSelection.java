package org.pulsartriage.scorer.beams;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores that are to be grouped, under the key of their pointing. The key only brings a pointing's
 * scores together: it is the start to the next ten minutes, so that starts that differ by how files
 * were written fall apart at worst where they straddle a boundary.
 */
final class PointingSelection extends ContextualProcessor<byte[], byte[], String, Score> {

  private static final Logger LOG = LoggerFactory.getLogger(PointingSelection.class);
  private static final double KEYS_A_DAY = 144;

  private final double leastProbability;
  private final AvroCodec<Score> codec = AvroCodec.of(Score.class);

  PointingSelection(double leastProbability) {
    this.leastProbability = leastProbability;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    Score score;
    try {
      score = codec.decode(record.value());
    } catch (UndecodableRecordException e) {
      // No candidate is lost by it: whatever wrote it there was not a scorer.
      LOG.warn("left out of the grouping across beams: {}", e.getMessage());
      return;
    }
    // A group is shown as something on the sky, which an injected pulsar never is.
    if (score.getInjection() == null
        && score.getProbability() >= leastProbability
        && BeamGrouper.canGroup(score)) {
      context().forward(record.withKey(key(score)).withValue(score));
    }
  }

  static String key(Score score) {
    return Long.toString(Math.round(score.getStartMjd() * KEYS_A_DAY));
  }
}
