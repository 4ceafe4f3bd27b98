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

  /**
   * @return checkpoints and reports of training jobs
   */
  public Path trainer() {
    return folder.resolve("trainer");
  }

  /**
   * @return state of the check of labels
   */
  public Path labelCheck() {
    return folder.resolve("label-check");
  }

  /**
   * @return the gate's counts
   */
  public Path gate() {
    return folder.resolve("gate");
  }

  /**
   * @return bundles of models
   */
  public Path models() {
    return folder.resolve("models");
  }
}
