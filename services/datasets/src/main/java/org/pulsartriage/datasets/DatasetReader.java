package org.pulsartriage.datasets;

import java.io.IOException;

/** Opens one data set. A file a data set; {@link Datasets} lists them. */
public interface DatasetReader {

  /**
   * @return the name that experiments use, e.g. {@code mnist}
   */
  String name();

  /**
   * @return where a person gets the data, and whom to cite
   */
  DataSource source();

  /**
   * @return whether its data set is a {@link CandidateDataset}
   */
  default boolean holdsCandidates() {
    return false;
  }

  /**
   * Finds the files and checks that they are there; reads no more of them than it must.
   *
   * @param folder the root of all data sets
   * @return the data set
   * @throws MissingDataException if files aren't there
   * @throws MalformedDataException if a file isn't what its layout promises
   * @throws IOException if a file cannot be read
   */
  Dataset open(DataFolder folder) throws IOException;
}
