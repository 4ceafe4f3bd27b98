package org.pulsartriage.datasets.reader;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.pulsartriage.datasets.FeatureEncoding;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.SampleCursor;

/** A data set in the binary layout of CIFAR. */
final class CifarDataset extends StoredDataset {

  private final Map<Part, CifarRecords> records;

  CifarDataset(
      String name, List<String> classNames, List<Path> files, Map<Part, CifarRecords> records) {
    super(
        name,
        classNames,
        new int[] {3, CifarRecords.SIDE, CifarRecords.SIDE},
        FeatureEncoding.BYTE,
        records.keySet(),
        files);
    this.records = Map.copyOf(records);
  }

  @Override
  public int[] labels(Part part) {
    require(part);
    return records.get(part).labels();
  }

  @Override
  public SampleCursor open(Part part, IntPredicate wanted) {
    require(part);
    return records.get(part).open(part, wanted);
  }
}
