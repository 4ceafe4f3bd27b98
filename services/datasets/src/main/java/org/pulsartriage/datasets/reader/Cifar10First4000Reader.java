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
 * The first 4,000 training images of CIFAR-10, lossless, in the binary layout: {@code
 * cifar10/cifar10-train-first4000.bin[.gz]}. A set of its own, without a test part.
 */
public final class Cifar10First4000Reader implements DatasetReader {

  @Override
  public String name() {
    return "cifar10-first4000";
  }

  @Override
  public DataSource source() {
    return Cifar10Reader.SOURCE;
  }

  @Override
  public Dataset open(DataFolder folder) throws IOException {
    List<Path> files =
        DataFiles.require(
            name(), folder.of("cifar10"), List.of("cifar10-train-first4000.bin"), source());
    return new CifarDataset(
        name(),
        Cifar10Reader.CLASSES,
        files,
        Map.of(Part.WHOLE, CifarRecords.of(files, 1, 0, Cifar10Reader.CLASSES.size())));
  }
}
