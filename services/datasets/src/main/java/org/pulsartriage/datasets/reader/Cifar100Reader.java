package org.pulsartriage.datasets.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.DataSource;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.DatasetReader;
import org.pulsartriage.datasets.Part;

/**
 * CIFAR-100 in its binary layout under {@code cifar100/} (or {@code cifar100/cifar-100-binary/}):
 * {@code train.bin} and {@code test.bin}, records of a coarse label, a fine label and 3 x 32 x 32
 * bytes. Two data sets: one a kind of label.
 */
public final class Cifar100Reader implements DatasetReader {

  /** Which of a record's two labels is the class. */
  public enum Labels {
    /** The twenty superclasses. */
    COARSE(Cifar100Classes.COARSE),
    /** The hundred classes. */
    FINE(Cifar100Classes.FINE);

    private final List<String> classes;

    Labels(List<String> classes) {
      this.classes = classes;
    }
  }

  private static final DataSource SOURCE =
      new DataSource(
          "CIFAR-100",
          "its author A. Krizhevsky (binary version)",
          "Krizhevsky 2009, Learning Multiple Layers of Features from Tiny Images");

  private static final int LABEL_BYTES = 2;

  private final Labels labels;

  /**
   * @param labels which label is the class
   */
  public Cifar100Reader(Labels labels) {
    this.labels = labels;
  }

  @Override
  public String name() {
    return labels == Labels.COARSE ? "cifar100-coarse" : "cifar100-fine";
  }

  @Override
  public DataSource source() {
    return SOURCE;
  }

  @Override
  public Dataset open(DataFolder folder) throws IOException {
    Path here = folder.of("cifar100");
    Path packaged = here.resolve("cifar-100-binary");
    Path place = DataFiles.find(packaged, "test.bin") != null ? packaged : here;
    List<Path> files = DataFiles.require(name(), place, List.of("train.bin", "test.bin"), SOURCE);
    return new CifarDataset(
        name(),
        labels.classes,
        files,
        Map.of(
            Part.TRAIN, records(files.subList(0, 1)),
            Part.TEST, records(files.subList(1, 2))));
  }

  private CifarRecords records(List<Path> files) throws IOException {
    return CifarRecords.of(files, LABEL_BYTES, labels.ordinal(), labels.classes.size());
  }
}
