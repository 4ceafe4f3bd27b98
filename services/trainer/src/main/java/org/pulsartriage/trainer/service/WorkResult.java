package org.pulsartriage.trainer.service;

/** What came of the work at a job. */
sealed interface WorkResult {

  /**
   * A model.
   *
   * @param modelId its name
   * @param digest of its bundle
   * @param uri where the bundle lies
   * @param release whether it is released as a candidate
   */
  record Done(String modelId, String digest, String uri, boolean release) implements WorkResult {}

  /**
   * The training itself went wrong.
   *
   * @param message why, in one line
   */
  record Failed(String message) implements WorkResult {}

  /**
   * The job cannot be carried out as it is asked for.
   *
   * @param element the part of the request at fault
   * @param cause why, in one line
   */
  record Rejected(String element, String cause) implements WorkResult {}

  /** It was told to end. */
  record Stopped() implements WorkResult {}
}
