package org.pulsartriage.scorer.topology;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.pulsartriage.models.engine.CandidateScore;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;

/** A model's word on a candidate, as a record. */
final class ScoreRecords {

  private ScoreRecords() {}

  static Score of(
      Candidate candidate,
      CandidateScore score,
      ModelDescription model,
      RecordMetadata origin,
      Instant now) {
    FoldValues optimised = candidate.getOptimised();
    return Score.newBuilder()
        .setCandidateId(candidate.getCandidateId())
        .setNight(candidate.getNight())
        .setModelId(model.modelId())
        .setModelDigest(model.digest())
        .setEngine(model.engine())
        .setProbability(score.probability())
        .setLogit(score.logit())
        .setThreshold(model.threshold())
        .setLabel(score.pulsar() ? ScoreLabel.PULSAR : ScoreLabel.NOT_PULSAR)
        .setCandidatePartition(origin.partition())
        .setCandidateOffset(origin.offset())
        .setScoredAt(now)
        .setStage(score.stage().text())
        .setFileName(candidate.getSource().getFileName())
        .setPeriod(period(optimised))
        .setDm(optimised.getDm())
        .setSnr(optimised.getSnr())
        .setBeam(candidate.getObservation().getBeam())
        .setRightAscension(candidate.getObservation().getRightAscension())
        .setDeclination(candidate.getObservation().getDeclination())
        .setStartMjd(candidate.getObservation().getStartMjd())
        .setInjection(candidate.getInjection())
        .build();
  }

  private static Double period(FoldValues optimised) {
    return optimised.getBarycentricPeriod() != null
        ? optimised.getBarycentricPeriod()
        : optimised.getTopocentricPeriod();
  }
}
