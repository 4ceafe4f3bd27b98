package org.pulsartriage.datasets.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.pulsartriage.datasets.MissingDataException;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;
import org.pulsartriage.datasets.pickle.PickleReader;
import org.pulsartriage.datasets.pickle.PickledArray;

/**
 * The HTRU1 batched data set under {@code htru1-batches-py/}: 50,000 + 10,000 images, 3 x 32 x 32
 * bytes, channels period-DM surface, phase against sub-band, phase against sub-integration. Python
 * pickles in the manner of CIFAR: a dict with {@code data} (n x 3,072) and {@code labels} a batch,
 * {@code label_names} in {@code batches.meta}.
 */
public final class Htru1BatchReader implements DatasetReader {

  private static final DataSource SOURCE =
      new DataSource(
          "the HTRU1 Batched Dataset",
          "its authors (project as595/HTRU1)",
          "Morello et al. 2014, MNRAS 443, 1651; Keith et al. 2010, MNRAS 409, 619");

  private static final List<String> TRAIN =
      List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5");
  private static final String TEST = "test_batch";
  private static final String META = "batches.meta";
  private static final int SIDE = 32;
  private static final int PIXELS = 3 * SIDE * SIDE;

  @Override
  public String name() {
    return "htru1-batches";
  }

  @Override
  public DataSource source() {
    return SOURCE;
  }

  @Override
  public Dataset open(DataFolder folder) throws IOException {
    Path here = folder.of("htru1-batches-py");
    List<String> names = new ArrayList<>(TRAIN);
    names.add(TEST);
    names.add(META);
    List<String> missing =
        names.stream().filter(name -> !Files.isRegularFile(here.resolve(name))).toList();
    if (!missing.isEmpty()) {
      throw new MissingDataException(name(), here, missing, SOURCE);
    }
    List<String> classes = classes(here.resolve(META));
    Map<Part, List<Batch>> batches = new EnumMap<>(Part.class);
    List<Batch> train = new ArrayList<>();
    for (String name : TRAIN) {
      train.add(batch(here.resolve(name), classes.size()));
    }
    batches.put(Part.TRAIN, train);
    batches.put(Part.TEST, List.of(batch(here.resolve(TEST), classes.size())));
    return new Batches(name(), classes, names.stream().map(here::resolve).toList(), batches);
  }

  private static List<String> classes(Path meta) throws IOException {
    if (dict(meta).get("label_names") instanceof List<?> list
        && list.size() >= 2
        && list.stream().allMatch(name -> name instanceof String || name instanceof byte[])) {
      return list.stream()
          .map(name -> name instanceof byte[] bytes ? new String(bytes) : (String) name)
          .toList();
    }
    throw new MalformedDataException(meta, "label_names", "not a list of two or more names");
  }

  private static Map<?, ?> dict(Path file) throws IOException {
    if (PickleReader.read(file) instanceof Map<?, ?> map) {
      return map;
    }
    throw new MalformedDataException(file, "pickle", "holds no dict");
  }

  private static Batch batch(Path file, int classes) throws IOException {
    Map<?, ?> dict = dict(file);
    int images = data(file, dict).shape()[0];
    int[] labels = labels(file, dict.get("labels"));
    if (labels.length != images) {
      throw new MalformedDataException(
          file, "labels", labels.length + " labels for " + images + " images");
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new MalformedDataException(
            file, "labels", "label " + i + " is " + labels[i] + ", outside 0.." + (classes - 1));
      }
    }
    return new Batch(file, labels);
  }

  private static PickledArray data(Path file, Map<?, ?> dict) throws MalformedDataException {
    if (dict.get("data") instanceof PickledArray array
        && array.type().equals("u1")
        && array.shape().length == 2
        && array.shape()[1] == PIXELS
        && !array.columnMajor()) {
      return array;
    }
    throw new MalformedDataException(
        file, "data", "not a row-major array of n x " + PIXELS + " bytes");
  }

  private static int[] labels(Path file, Object value) throws MalformedDataException {
    if (value instanceof PickledArray array && array.shape().length == 1) {
      return Arrays.stream(array.values())
          .mapToInt(label -> (int) Math.max(-1, Math.min(label, Integer.MAX_VALUE)))
          .toArray();
    }
    if (value instanceof List<?> list && list.stream().allMatch(Long.class::isInstance)) {
      return list.stream()
          .mapToInt(label -> (int) Math.max(-1, Math.min((Long) label, Integer.MAX_VALUE)))
          .toArray();
    }
    throw new MalformedDataException(file, "labels", "not a list of whole numbers");
  }

  private record Batch(Path file, int[] labels) {}

  private static final class Batches extends StoredDataset {

    private final Map<Part, List<Batch>> batches;

    Batches(String name, List<String> classes, List<Path> files, Map<Part, List<Batch>> batches) {
      super(
          name, classes, new int[] {3, SIDE, SIDE}, FeatureEncoding.BYTE, batches.keySet(), files);
      this.batches = batches;
    }

    @Override
    public int[] labels(Part part) {
      require(part);
      return batches.get(part).stream()
          .flatMapToInt(batch -> IntStream.of(batch.labels()))
          .toArray();
    }

    @Override
    public SampleCursor open(Part part, IntPredicate wanted) {
      require(part);
      return new Cursor(part, batches.get(part), wanted);
    }
  }

  /** One batch in memory at a time. */
  private static final class Cursor implements SampleCursor {

    private final Part part;
    private final List<Batch> batches;
    private final IntPredicate wanted;
    private int batch;
    private int first;
    private int row;
    private byte[] pixels;

    Cursor(Part part, List<Batch> batches, IntPredicate wanted) {
      this.part = part;
      this.batches = batches;
      this.wanted = wanted;
    }

    @Override
    public Sample next() throws IOException {
      while (batch < batches.size()) {
        Batch current = batches.get(batch);
        for (; row < current.labels().length; row++) {
          if (wanted.test(first + row)) {
            if (pixels == null) {
              pixels = data(current.file(), dict(current.file())).data();
              requireRows(current);
            }
            int at = row++;
            return new Sample(
                SampleIds.of(part, first + at),
                current.labels()[at],
                DataFiles.toFloats(pixels, at * PIXELS, PIXELS));
          }
        }
        first += current.labels().length;
        batch++;
        row = 0;
        pixels = null;
      }
      return null;
    }

    private void requireRows(Batch current) throws MalformedDataException {
      if (pixels.length != current.labels().length * PIXELS) {
        throw new MalformedDataException(current.file(), "data", "changed since it was opened");
      }
    }

    @Override
    public void close() {
      pixels = null;
    }
  }
}
