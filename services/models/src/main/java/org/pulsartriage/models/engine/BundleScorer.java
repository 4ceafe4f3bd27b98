package org.pulsartriage.models.engine;

import java.util.ArrayList;
import java.util.List;
import org.pulsartriage.models.bundle.Calibration;
import org.pulsartriage.models.input.InputAssembly;
import org.pulsartriage.schemas.Candidate;

/** Input assembly, network, calibration and threshold of one network, put in a row. */
final class BundleScorer implements CandidateScorer {

  /** Bounds the memory of a call, whatever the size of the batch that it is given. */
  private static final int LARGEST_BATCH = 64;

  private final InputAssembly assembly;
  private final InferenceEngine engine;
  private final Calibration calibration;
  private final ModelDescription model;

  /**
   * @param assembly what the network sees
   * @param engine the network, closed with this
   * @param calibration from logit to probability
   * @param model what it speaks for
   */
  BundleScorer(
      InputAssembly assembly,
      InferenceEngine engine,
      Calibration calibration,
      ModelDescription model) {
    this.assembly = assembly;
    this.engine = engine;
    this.calibration = calibration;
    this.model = model;
  }

  @Override
  public List<CandidateScore> score(List<Candidate> candidates) {
    List<CandidateScore> scores = new ArrayList<>(candidates.size());
    for (int start = 0; start < candidates.size(); start += LARGEST_BATCH) {
      int end = Math.min(start + LARGEST_BATCH, candidates.size());
      float[][][] inputs = new float[end - start][][];
      for (int i = start; i < end; i++) {
        inputs[i - start] = assembly.assemble(candidates.get(i));
      }
      for (float[] logits : engine.infer(inputs)) {
        scores.add(score((double) logits[1] - logits[0]));
      }
    }
    return scores;
  }

  private CandidateScore score(double logit) {
    double probability = calibration.probability(logit);
    return new CandidateScore(logit, probability, probability >= model.threshold());
  }

  @Override
  public ModelDescription model() {
    return model;
  }

  @Override
  public void close() {
    engine.close();
  }
}
