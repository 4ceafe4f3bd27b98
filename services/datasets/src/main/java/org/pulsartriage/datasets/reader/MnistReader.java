package org.pulsartriage.datasets.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.DataSource;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.DatasetReader;
import org.pulsartriage.datasets.FeatureEncoding;
import org.pulsartriage.datasets.MalformedDataException;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;

/**
 * MNIST in its IDX files (plain or gzip) under {@code mnist/}: 60,000 + 10,000 digits, 1 x 28 x 28,
 * bytes.
 */
public final class MnistReader implements DatasetReader {

  private static final DataSource SOURCE =
      new DataSource(
          "the MNIST database of handwritten digits",
          "its authors LeCun, Cortes and Burges",
          "LeCun et al. 1998, Proc. IEEE 86, 2278");

  private static final List<String> FILES =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");

  private static final int CLASSES = 10;

  @Override
  public String name() {
    return "mnist";
  }

  @Override
  public DataSource source() {
    return SOURCE;
  }

  @Override
  public Dataset open(DataFolder folder) throws IOException {
    List<Path> files = DataFiles.require(name(), folder.of("mnist"), FILES, SOURCE);
    IdxFile train = IdxFile.of(files.get(0), 3);
    IdxFile test = IdxFile.of(files.get(2), 3);
    if (!Arrays.equals(train.itemShape(), test.itemShape())) {
      throw new MalformedDataException(
          files.get(2),
          "dimensions",
          Arrays.toString(test.itemShape())
              + " where the training images have "
              + Arrays.toString(train.itemShape()));
    }
    Map<Part, IdxFile> images = new EnumMap<>(Map.of(Part.TRAIN, train, Part.TEST, test));
    Map<Part, int[]> labels = new EnumMap<>(Part.class);
    labels.put(Part.TRAIN, labels(files.get(1), train.count()));
    labels.put(Part.TEST, labels(files.get(3), test.count()));
    return new Mnist(name(), files, images, labels);
  }

  private static int[] labels(Path file, int expected) throws IOException {
    IdxFile idx = IdxFile.of(file, 1);
    if (idx.count() != expected) {
      throw new MalformedDataException(
          file, "dimension 0", idx.count() + " labels for " + expected + " images");
    }
    byte[] bytes = new byte[expected];
    try (InputStream in = idx.openValues()) {
      DataFiles.readFully(in, bytes, file, "labels");
      DataFiles.requireEnd(in, file, "labels");
    }
    int[] labels = new int[expected];
    for (int i = 0; i < expected; i++) {
      labels[i] = bytes[i] & 0xff;
      if (labels[i] >= CLASSES) {
        throw new MalformedDataException(file, "label " + i, labels[i] + " is no digit");
      }
    }
    return labels;
  }

  private static final class Mnist extends StoredDataset {

    private final Map<Part, IdxFile> images;
    private final Map<Part, int[]> labels;

    Mnist(String name, List<Path> files, Map<Part, IdxFile> images, Map<Part, int[]> labels) {
      super(
          name,
          IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList(),
          IntStream.concat(IntStream.of(1), Arrays.stream(images.get(Part.TRAIN).itemShape()))
              .toArray(),
          FeatureEncoding.BYTE,
          images.keySet(),
          files);
      this.images = images;
      this.labels = labels;
    }

    @Override
    public int[] labels(Part part) {
      require(part);
      return labels.get(part).clone();
    }

    @Override
    public SampleCursor open(Part part, IntPredicate wanted) throws IOException {
      require(part);
      IdxFile file = images.get(part);
      return new RecordCursor(
          file.openValues(),
          file.file(),
          "image",
          file.itemSize(),
          file.count(),
          wanted,
          (index, bytes) ->
              new Sample(
                  SampleIds.of(part, index),
                  labels.get(part)[index],
                  DataFiles.toFloats(bytes, 0, bytes.length)));
    }
  }
}
