package org.pulsartriage.datasets.reader;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.FeatureEncoding;
import org.pulsartriage.datasets.Part;

/** What every data set knows about itself before a sample is read. */
abstract class StoredDataset implements Dataset {

  private final String name;
  private final List<String> classNames;
  private final int[] shape;
  private final FeatureEncoding encoding;
  private final Set<Part> parts;
  private final List<Path> files;

  StoredDataset(
      String name,
      List<String> classNames,
      int[] shape,
      FeatureEncoding encoding,
      Set<Part> parts,
      List<Path> files) {
    this.name = name;
    this.classNames = List.copyOf(classNames);
    this.shape = shape.clone();
    this.encoding = encoding;
    this.parts = Set.copyOf(parts);
    this.files = List.copyOf(files);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<String> classNames() {
    return classNames;
  }

  @Override
  public final int[] shape() {
    return shape.clone();
  }

  @Override
  public final FeatureEncoding encoding() {
    return encoding;
  }

  @Override
  public final Set<Part> parts() {
    return parts;
  }

  @Override
  public final List<Path> files() {
    return files;
  }

  /** Throws where the part isn't one of this data set's. */
  final void require(Part part) {
    if (!parts.contains(part)) {
      throw new IllegalArgumentException(name + ": has no part " + part + ", only " + parts);
    }
  }

  final int featureCount() {
    int count = 1;
    for (int length : shape) {
      count *= length;
    }
    return count;
  }
}
