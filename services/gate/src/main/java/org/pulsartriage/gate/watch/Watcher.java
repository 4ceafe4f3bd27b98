package org.pulsartriage.gate.watch;

/** Looks at one thing, and acts where it has to. */
@FunctionalInterface
public interface Watcher {

  /**
   * @param situation what is committed now
   * @throws org.pulsartriage.schemas.releases.ModelChangeException where somebody else changed the
   *     models at the same time; the next look sees what came of it
   */
  void look(Situation situation);
}
