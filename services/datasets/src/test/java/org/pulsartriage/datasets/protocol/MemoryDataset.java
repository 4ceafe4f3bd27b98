package org.pulsartriage.datasets.protocol;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.FeatureEncoding;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;

/** Labels are given; the features of sample i are i, 2i, ... as far as the shape goes. */
final class MemoryDataset implements Dataset {

  private final int[] shape;
  private final FeatureEncoding encoding;
  private final int classes;
  private final Map<Part, int[]> labels = new EnumMap<>(Part.class);

  MemoryDataset(FeatureEncoding encoding, int[] shape, int classes) {
    this.encoding = encoding;
    this.shape = shape;
    this.classes = classes;
  }

  /** A feature table with one part. */
  static MemoryDataset whole(int classes, int... labels) {
    return new MemoryDataset(FeatureEncoding.FLOAT, new int[] {2}, classes)
        .with(Part.WHOLE, labels);
  }

  MemoryDataset with(Part part, int... labelsOfPart) {
    labels.put(part, labelsOfPart);
    return this;
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public List<String> classNames() {
    return IntStream.range(0, classes).mapToObj(i -> "c" + i).toList();
  }

  @Override
  public int[] shape() {
    return shape;
  }

  @Override
  public FeatureEncoding encoding() {
    return encoding;
  }

  @Override
  public Set<Part> parts() {
    return labels.keySet();
  }

  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public int[] labels(Part part) {
    if (!labels.containsKey(part)) {
      throw new IllegalArgumentException("has no part " + part);
    }
    return labels.get(part).clone();
  }

  @Override
  public SampleCursor open(Part part, IntPredicate wanted) {
    int[] of = labels(part);
    int features = IntStream.of(shape).reduce(1, (a, b) -> a * b);
    return new SampleCursor() {
      private int next;

      @Override
      public Sample next() {
        for (; next < of.length; next++) {
          if (wanted.test(next)) {
            int index = next++;
            float[] values = new float[features];
            for (int i = 0; i < features; i++) {
              values[i] = index * (i + 1f);
            }
            return new Sample(part + "/" + index, of[index], values);
          }
        }
        return null;
      }

      @Override
      public void close() {
        next = of.length;
      }
    };
  }
}
