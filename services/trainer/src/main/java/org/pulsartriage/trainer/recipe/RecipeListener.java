package org.pulsartriage.trainer.recipe;

import org.pulsartriage.trainer.fit.TrainingListener;

/** Is told how a recipe's training goes, on the thread that trains. May end it by throwing. */
public interface RecipeListener extends TrainingListener {

  /** Hears nothing. */
  RecipeListener NONE = new RecipeListener() {};

  /**
   * While samples are read.
   *
   * @param source name of the source
   * @param samples samples read so far, of all sources
   */
  default void onRead(String source, int samples) {}
}
