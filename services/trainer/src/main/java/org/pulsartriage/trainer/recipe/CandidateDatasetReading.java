package org.pulsartriage.trainer.recipe;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pulsartriage.datasets.CandidateDataset;
import org.pulsartriage.datasets.CandidateFeatures;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;
import org.pulsartriage.models.input.InputAssembly;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.reference.Quantity;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.trainer.fit.FixedPointArrays;

/** Reads a data set of candidates on several threads, a block of it after the other. */
final class CandidateDatasetReading implements RecipeSource.Opened {

  private static final int BLOCK = 4_096;
  private static final int QUANTITIES = Quantity.values().length;

  private final CandidateDataset dataset;
  private final int pulsarClass;
  private final int pulsars;
  private final int others;
  private final String provenance;

  /**
   * @param dataset the candidates
   * @param pulsarClass index of the class of pulsars
   * @param pulsars most pulsars to take, the first ones
   * @param others most others to take, the first ones
   * @param provenance what to say of it
   */
  CandidateDatasetReading(
      CandidateDataset dataset, int pulsarClass, int pulsars, int others, String provenance) {
    this.dataset = dataset;
    this.pulsarClass = pulsarClass;
    this.pulsars = pulsars;
    this.others = others;
    this.provenance = provenance;
  }

  @Override
  public String provenance() {
    return provenance;
  }

  @Override
  public void read(InputAssembly assembly, int threads, RecipeSource.Sink sink)
      throws IOException, InterruptedException {
    CandidateDataset view = dataset.with(new Assembled(assembly));
    int[] labels = dataset.labels(Part.WHOLE);
    int[] wanted = wanted(labels);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int from = 0; from < wanted.length; from += BLOCK) {
        int[] block = Arrays.copyOfRange(wanted, from, Math.min(from + BLOCK, wanted.length));
        float[][] samples = samples(view, block, threads, pool);
        for (int i = 0; i < block.length; i++) {
          int inputs = samples[i].length - QUANTITIES;
          sink.take(
              FixedPointArrays.encode(new float[][] {Arrays.copyOf(samples[i], inputs)}),
              measured(samples[i], inputs),
              labels[block[i]] == pulsarClass);
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private int[] wanted(int[] labels) {
    int[] wanted = new int[labels.length];
    int count = 0;
    int ofPulsars = 0;
    int ofOthers = 0;
    for (int i = 0; i < labels.length; i++) {
      boolean take = labels[i] == pulsarClass ? ofPulsars++ < pulsars : ofOthers++ < others;
      if (take) {
        wanted[count++] = i;
      }
    }
    return Arrays.copyOf(wanted, count);
  }

  private static float[][] samples(
      CandidateDataset view, int[] block, int threads, ExecutorService pool)
      throws IOException, InterruptedException {
    float[][] samples = new float[block.length][];
    List<Future<?>> parts = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int first = t;
      parts.add(
          pool.submit(
              () -> {
                read(view, block, first, threads, samples);
                return null;
              }));
    }
    for (Future<?> part : parts) {
      try {
        part.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException cause) {
          throw cause;
        }
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
    return samples;
  }

  /** Every so many of the block, from the first on. */
  private static void read(
      CandidateDataset view, int[] block, int first, int every, float[][] samples)
      throws IOException {
    SampleCursor cursor =
        view.open(
            Part.WHOLE,
            index -> {
              int at = Arrays.binarySearch(block, index);
              return at >= 0 && at % every == first;
            });
    try (cursor) {
      for (int i = first; i < block.length; i += every) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("interrupted while reading " + view.name());
        }
        Sample sample = cursor.next();
        samples[i] = sample.features();
      }
    }
  }

  private static double[] measured(float[] sample, int from) {
    double[] measured = new double[QUANTITIES];
    for (int i = 0; i < QUANTITIES; i++) {
      measured[i] = sample[from + i];
    }
    return measured;
  }

  /** What the network sees, its inputs one after the other, and what is measured behind them. */
  private record Assembled(InputAssembly assembly) implements CandidateFeatures {

    @Override
    public int[] shape() {
      return new int[] {assembly.inputs().stream().mapToInt(InputShape::size).sum() + QUANTITIES};
    }

    @Override
    public float[] of(Candidate candidate) {
      float[] features = new float[shape()[0]];
      int at = 0;
      for (float[] input : assembly.assemble(candidate)) {
        System.arraycopy(input, 0, features, at, input.length);
        at += input.length;
      }
      for (double measured : Quantity.measured(candidate)) {
        features[at++] = (float) measured;
      }
      return features;
    }
  }
}
