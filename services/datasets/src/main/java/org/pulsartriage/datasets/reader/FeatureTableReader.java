package org.pulsartriage.datasets.reader;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
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
 * A table of pulsar features under {@code htru-features/}: comma-separated lines without a header,
 * eight numbers and a class, 1 a pulsar: mean, standard deviation, skewness and excess kurtosis of
 * the folded profile, then those of the DM curve. Published descriptions name the third and fourth
 * of each the other way round, but the numbers decide: excess kurtosis is never below skewness
 * squared less two (Pearson 1916), which every row obeys in this reading and few in the other.
 */
public final class FeatureTableReader implements DatasetReader {

  /** The feature columns, in order. */
  public static final List<String> FEATURES =
      List.of(
          "profile mean",
          "profile standard deviation",
          "profile skewness",
          "profile excess kurtosis",
          "dm curve mean",
          "dm curve standard deviation",
          "dm curve skewness",
          "dm curve excess kurtosis");

  private static final List<String> CLASSES = List.of("non-pulsar", "pulsar");

  private final String name;
  private final String file;
  private final DataSource source;

  private FeatureTableReader(String name, String file, String title, String citation) {
    this.name = name;
    this.file = file;
    this.source =
        new DataSource(title, "R. J. Lyon (project scienceguyrob/PulsarFeatureLab)", citation);
  }

  /**
   * @return HTRU2: 17,898 candidates, 1,639 pulsars
   */
  public static FeatureTableReader htru2() {
    return new FeatureTableReader(
        "htru2", "HTRU_2.csv", "the HTRU2 feature table", "Lyon et al. 2016, MNRAS 459, 1104");
  }

  /**
   * @return LOTAAS 1: 5,053 candidates, 66 pulsars
   */
  public static FeatureTableReader lotaas1() {
    return new FeatureTableReader(
        "lotaas1",
        "LOTAAS_1.csv",
        "the LOTAAS 1 feature table",
        "Tan et al. 2018, MNRAS 474, 4571; Lyon et al. 2016, MNRAS 459, 1104");
  }

  /**
   * @return HTRU1 in ten bins a feature, whole numbers 1..10: 91,192 candidates, 1,196 pulsars
   */
  public static FeatureTableReader htru1Discretised() {
    return new FeatureTableReader(
        "htru1-discretised",
        "HTRU_1_discretized.csv",
        "the discretised HTRU1 feature table",
        "Morello et al. 2014, MNRAS 443, 1651; Lyon et al. 2016, MNRAS 459, 1104");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DataSource source() {
    return source;
  }

  @Override
  public Dataset open(DataFolder folder) throws IOException {
    List<Path> files = DataFiles.require(name, folder.of("htru-features"), List.of(file), source);
    return new Table(name, files, labels(files.get(0)));
  }

  private static int[] labels(Path table) throws IOException {
    IntStream.Builder labels = IntStream.builder();
    int rows = 0;
    try (Rows reader = new Rows(table)) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        labels.add(row.classIndex());
        rows++;
      }
    }
    if (rows == 0) {
      throw new MalformedDataException(table, "line 1", "the table is empty");
    }
    return labels.build().toArray();
  }

  private record Row(float[] features, int classIndex) {}

  /** The lines of a table, each checked. */
  private static final class Rows implements AutoCloseable {

    private static final int MAX_LINE = 1 << 12;
    private static final int MAX_ROWS = 10_000_000;

    private final Path file;
    private final BufferedReader reader;
    private int line;

    Rows(Path file) throws IOException {
      this.file = file;
      InputStream in = DataFiles.open(file);
      this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
    }

    Row next() throws IOException {
      String text = readLine();
      if (text == null) {
        return null;
      }
      line++;
      if (line > MAX_ROWS) {
        throw malformed("more than " + MAX_ROWS + " lines");
      }
      String[] fields = text.split(",", -1);
      if (fields.length != FEATURES.size() + 1) {
        throw malformed(fields.length + " fields, " + (FEATURES.size() + 1) + " wanted");
      }
      float[] features = new float[FEATURES.size()];
      for (int i = 0; i < features.length; i++) {
        features[i] = number(fields[i], FEATURES.get(i));
      }
      String label = fields[FEATURES.size()].strip();
      if (!label.equals("0") && !label.equals("1")) {
        throw malformed("class '" + shown(label) + "' is neither 0 nor 1");
      }
      return new Row(features, label.charAt(0) - '0');
    }

    /** A line, its length bounded; null at the end. */
    private String readLine() throws IOException {
      StringBuilder text = new StringBuilder();
      try {
        for (int c = reader.read(); c != '\n'; c = reader.read()) {
          if (c < 0) {
            return text.isEmpty() ? null : text.toString();
          }
          if (text.length() == MAX_LINE) {
            line++;
            throw malformed("longer than " + MAX_LINE + " characters");
          }
          text.append((char) c);
        }
      } catch (ZipException | EOFException e) {
        throw new MalformedDataException(
            file, "line " + (line + 1), "broken gzip: " + e.getMessage(), e);
      }
      return text.toString();
    }

    private float number(String field, String column) throws MalformedDataException {
      float value;
      try {
        // Float.parseFloat alone would take 1f, 0x1p3 and NaN.
        if (!field.strip().matches("[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?")) {
          throw new NumberFormatException();
        }
        value = Float.parseFloat(field.strip());
      } catch (NumberFormatException e) {
        throw malformed(column + " '" + shown(field) + "' is no number");
      }
      if (!Float.isFinite(value)) {
        throw malformed(column + " '" + shown(field) + "' is too large");
      }
      return value;
    }

    private static String shown(String field) {
      return field.length() > 40 ? field.substring(0, 40) + "..." : field;
    }

    private MalformedDataException malformed(String reason) {
      return new MalformedDataException(file, "line " + line, reason);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  private static final class Table extends StoredDataset {

    private final int[] labels;

    Table(String name, List<Path> files, int[] labels) {
      super(
          name,
          CLASSES,
          new int[] {FEATURES.size()},
          FeatureEncoding.FLOAT,
          Set.of(Part.WHOLE),
          files);
      this.labels = labels;
    }

    @Override
    public int[] labels(Part part) {
      require(part);
      return labels.clone();
    }

    @Override
    public SampleCursor open(Part part, IntPredicate wanted) throws IOException {
      require(part);
      Rows rows = new Rows(files().get(0));
      return new SampleCursor() {
        private int index;

        @Override
        public Sample next() throws IOException {
          for (Row row = rows.next(); row != null; row = rows.next()) {
            int at = index++;
            if (wanted.test(at)) {
              return new Sample(SampleIds.of(part, at), row.classIndex(), row.features());
            }
          }
          return null;
        }

        @Override
        public void close() throws IOException {
          rows.close();
        }
      };
    }
  }
}
