package org.pulsartriage.standalone.command;

/** Takes scores one after the other. */
@FunctionalInterface
interface ScorePrinter {

  void print(ScoreLine line);

  /** Called once, after the last. */
  default void end() {}
}
