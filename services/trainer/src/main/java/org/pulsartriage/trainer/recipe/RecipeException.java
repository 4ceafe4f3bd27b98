package org.pulsartriage.trainer.recipe;

/** A recipe that cannot be carried out: names recipe, key and cause in one line. */
public final class RecipeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * @param recipe name of the recipe's file
   * @param key path of the key at fault, e.g. {@code sources[0].file}
   * @param cause why
   */
  public RecipeException(String recipe, String key, String cause) {
    super(recipe + ": " + key + ": " + cause);
    this.key = key;
  }

  /**
   * @return path of the key at fault
   */
  public String key() {
    return key;
  }
}
