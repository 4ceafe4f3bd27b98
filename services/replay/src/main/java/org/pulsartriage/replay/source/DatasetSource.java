package org.pulsartriage.replay.source;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;
import org.pulsartriage.schemas.samples.SampleValues;

/**
 * Every sample of a part of a data set, in its own classes, unscaled. The class with the fewest
 * samples is the minority, the first of equals.
 */
final class DatasetSource implements ReplaySource {

  private final Dataset dataset;
  private final Part part;
  private final SourceDescription description;

  /**
   * @param name name of the data set
   * @param dataset the data set
   * @param part the part; null for the first of test, whole and train that it has
   */
  DatasetSource(String name, Dataset dataset, Part part) throws IOException {
    this.dataset = dataset;
    this.part = part == null ? usual(dataset) : part;
    if (!dataset.parts().contains(this.part)) {
      throw new IllegalArgumentException(
          "%s: has no part %s, there are %s"
              .formatted(
                  name,
                  text(this.part),
                  dataset.parts().stream().map(DatasetSource::text).sorted().toList()));
    }
    int[] counts = dataset.counts(this.part);
    this.description =
        new SourceDescription(
            name,
            dataset.name(),
            text(this.part),
            dataset.classNames(),
            List.of(rarest(counts)),
            Arrays.stream(counts).sum(),
            Arrays.stream(dataset.shape()).boxed().toList(),
            ExperimentSource.encoding(dataset),
            List.of(0.0),
            List.of(1.0));
  }

  private static Part usual(Dataset dataset) {
    for (Part part : List.of(Part.TEST, Part.WHOLE)) {
      if (dataset.parts().contains(part)) {
        return part;
      }
    }
    return Part.TRAIN;
  }

  private static String text(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  private static int rarest(int[] counts) {
    int rarest = 0;
    for (int k = 1; k < counts.length; k++) {
      if (counts[k] < counts[rarest]) {
        rarest = k;
      }
    }
    return rarest;
  }

  @Override
  public SourceDescription description() {
    return description;
  }

  @Override
  public Cursor open(int from) throws IOException {
    SampleCursor samples = dataset.open(part, index -> index >= from);
    return new Cursor() {
      private int row = from;

      @Override
      public ReplaySample next() throws IOException {
        Sample sample = samples.next();
        return sample == null
            ? null
            : new ReplaySample(
                row++,
                sample.id(),
                sample.classIndex(),
                SampleValues.encode(sample.features(), description.encoding()));
      }

      @Override
      public void close() throws IOException {
        samples.close();
      }
    };
  }
}
