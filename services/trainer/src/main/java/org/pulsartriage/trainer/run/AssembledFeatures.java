package org.pulsartriage.trainer.run;

import java.util.Arrays;
import org.pulsartriage.datasets.CandidateDataset;
import org.pulsartriage.datasets.CandidateFeatures;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.models.input.InputAssemblies;
import org.pulsartriage.models.input.InputAssembly;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.schemas.Candidate;

/** An input assembly's arrays as features of a candidate, one after the other. */
record AssembledFeatures(InputAssembly assembly) implements CandidateFeatures {

  /** A data set of candidates as a network sees them that has an assembly of its own. */
  static Dataset of(Dataset dataset, String network) {
    return dataset instanceof CandidateDataset candidates
            && InputAssemblies.names().contains(network)
        ? candidates.with(new AssembledFeatures(InputAssemblies.named(network)))
        : dataset;
  }

  @Override
  public int[] shape() {
    return new int[] {assembly.inputs().stream().mapToInt(InputShape::size).sum()};
  }

  @Override
  public float[] of(Candidate candidate) {
    float[][] inputs = assembly.assemble(candidate);
    float[] features = new float[Arrays.stream(inputs).mapToInt(input -> input.length).sum()];
    int from = 0;
    for (float[] input : inputs) {
      System.arraycopy(input, 0, features, from, input.length);
      from += input.length;
    }
    return features;
  }
}
