package org.pulsartriage.standalone.pipeline;

import java.nio.file.Path;

/**
 * The folder of one pipeline on this machine.
 *
 * @param folder where everything below lies
 */
public record PipelineHome(Path folder) {

  /**
   * @return the broker's data
   */
  public Path broker() {
    return folder.resolve("broker");
  }

  /**
   * @return the scorer's state stores
   */
  public Path scorer() {
    return folder.resolve("scorer");
  }

  /**
   * @return what ingest has noted
   */
  public Path ingest() {
    return folder.resolve("ingest");
  }

  /**
   * @return the evaluation's state
   */
  public Path replay() {
    return folder.resolve("replay");
  }
}
