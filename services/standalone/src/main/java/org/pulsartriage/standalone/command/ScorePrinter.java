package org.pulsartriage.standalone.command;

/** Takes scores one after the other. */
@FunctionalInterface
interface ScorePrinter {

  void print(ScoredCandidate scored);

  /** Called once, after the last. */
  default void end() {}
}
