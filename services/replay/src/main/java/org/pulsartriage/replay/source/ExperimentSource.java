package org.pulsartriage.replay.source;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.FeatureEncoding;
import org.pulsartriage.datasets.experiment.Experiment;
import org.pulsartriage.datasets.protocol.Selection;
import org.pulsartriage.datasets.protocol.TestSamples;
import org.pulsartriage.schemas.SampleEncoding;
import org.pulsartriage.schemas.samples.SampleValues;

/**
 * The test samples of an experiment, with its classes and its scaling, in the order of the files.
 */
final class ExperimentSource implements ReplaySource {

  private final TestSamples samples;
  private final SourceDescription description;

  /**
   * @param experiment the experiment
   * @param dataset its data set, as its network sees it
   * @param seed seed of the run whose test samples they are, where they differ from run to run
   * @param fold fold of that run
   */
  ExperimentSource(Experiment experiment, Dataset dataset, long seed, int fold) throws IOException {
    this.samples = TestSamples.of(dataset, experiment.protocol(), seed, fold);
    Selection selection = samples.selection();
    this.description =
        new SourceDescription(
            experiment.name(),
            dataset.name(),
            selection.test().part().name().toLowerCase(Locale.ROOT),
            selection.classNames(),
            IntStream.range(0, selection.minority().length)
                .filter(k -> selection.minority()[k])
                .boxed()
                .toList(),
            samples.size(),
            Arrays.stream(dataset.shape()).boxed().toList(),
            encoding(dataset),
            doubles(samples.scaling().offsets()),
            doubles(samples.scaling().divisors()));
  }

  static SampleEncoding encoding(Dataset dataset) {
    return dataset.encoding() == FeatureEncoding.BYTE ? SampleEncoding.U8 : SampleEncoding.F32;
  }

  private static List<Double> doubles(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  @Override
  public SourceDescription description() {
    return description;
  }

  @Override
  public Cursor open(int from) throws IOException {
    TestSamples.Rows rows = samples.open(from);
    return new Cursor() {
      @Override
      public ReplaySample next() throws IOException {
        TestSamples.Row row = rows.next();
        return row == null
            ? null
            : new ReplaySample(
                row.row(),
                row.id(),
                row.taskClass(),
                SampleValues.encode(row.values(), description.encoding()));
      }

      @Override
      public void close() throws IOException {
        rows.close();
      }
    };
  }
}
