package org.pulsartriage.standalone.command;

import java.util.List;
import org.pulsartriage.models.engine.CandidateScore;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Injection;
import org.pulsartriage.schemas.KnownPulsarMatch;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;

/**
 * What is shown of a score, wherever it comes from.
 *
 * @param fileName name of the raw file
 * @param candidateId the candidate's identity
 * @param probability probability of being a pulsar
 * @param logit the logit behind it
 * @param label what the model says at its threshold
 * @param period barycentric period in seconds, topocentric where there is no other; or null
 * @param dm dispersion measure in pc cm^-3, or null
 * @param snr signal-to-noise ratio as recorded, or null
 * @param known the known pulsar that it most probably is, or null
 * @param injection what was injected, where it is a simulated pulsar, or null
 */
record ScoreLine(
    String fileName,
    String candidateId,
    double probability,
    double logit,
    ScoreLabel label,
    Double period,
    Double dm,
    Double snr,
    KnownPulsarMatch known,
    Injection injection) {

  static ScoreLine of(Candidate candidate, CandidateScore score, List<KnownPulsarMatch> known) {
    FoldValues values = candidate.getOptimised();
    return new ScoreLine(
        candidate.getSource().getFileName(),
        candidate.getCandidateId(),
        score.probability(),
        score.logit(),
        score.pulsar() ? ScoreLabel.PULSAR : ScoreLabel.NOT_PULSAR,
        values.getBarycentricPeriod() != null
            ? values.getBarycentricPeriod()
            : values.getTopocentricPeriod(),
        values.getDm(),
        values.getSnr(),
        first(known),
        candidate.getInjection());
  }

  static ScoreLine of(Score score) {
    return new ScoreLine(
        score.getFileName(),
        score.getCandidateId(),
        score.getProbability(),
        score.getLogit(),
        score.getLabel(),
        score.getPeriod(),
        score.getDm(),
        score.getSnr(),
        first(score.getKnownPulsars()),
        score.getInjection());
  }

  private static KnownPulsarMatch first(List<KnownPulsarMatch> matches) {
    return matches.isEmpty() ? null : matches.get(0);
  }
}
