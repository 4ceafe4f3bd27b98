package org.pulsartriage.datasets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Files of a data set that aren't there. The message is one line. */
public final class MissingDataException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String dataset;
  private final transient Path folder;
  private final List<String> missing;
  private final transient DataSource source;

  /**
   * @param dataset name of the data set
   * @param folder where its files were looked for
   * @param missing names relative to that folder; an alternative is written out in one entry
   * @param source where a person gets them
   */
  public MissingDataException(
      String dataset, Path folder, List<String> missing, DataSource source) {
    super(
        dataset
            + ": missing "
            + String.join(", ", missing)
            + " in "
            + folder.toAbsolutePath().normalize()
            + "; get "
            + source.title()
            + " from "
            + source.provider()
            + " (cite "
            + source.citation()
            + ")");
    this.dataset = dataset;
    this.folder = folder;
    this.missing = List.copyOf(missing);
    this.source = source;
  }

  /**
   * @return name of the data set
   */
  public String dataset() {
    return dataset;
  }

  /**
   * @return where its files were looked for; null after Java serialisation
   */
  public Path folder() {
    return folder;
  }

  /**
   * @return what is missing, relative to that folder
   */
  public List<String> missing() {
    return missing;
  }

  /**
   * @return where a person gets the files; null after Java serialisation
   */
  public DataSource source() {
    return source;
  }
}
