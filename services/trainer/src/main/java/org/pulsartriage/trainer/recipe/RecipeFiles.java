package org.pulsartriage.trainer.recipe;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Where the files lie that a recipe names. */
public final class RecipeFiles {

  /**
   * A file that was found.
   *
   * @param uri where it lies
   * @param digest SHA-256 that it must have; null for any
   */
  public record Located(String uri, String digest) {}

  private final Function<String, Located> locate;

  private RecipeFiles(Function<String, Located> locate) {
    this.locate = locate;
  }

  /**
   * @param folder the recipe's folder
   * @return names are paths, relative ones to that folder, or URIs
   */
  public static RecipeFiles in(Path folder) {
    return new RecipeFiles(name -> new Located(uri(folder, name), null));
  }

  /**
   * @param files every file by the name that the recipe gives it
   * @return these files and no others
   */
  public static RecipeFiles of(Map<String, Located> files) {
    Map<String, Located> copy = Map.copyOf(files);
    return new RecipeFiles(copy::get);
  }

  /**
   * @param folder the recipe's folder
   * @param name a file as the recipe calls it
   * @return its URI
   */
  public static String uri(Path folder, String name) {
    return isUri(name)
        ? name
        : folder.toAbsolutePath().resolve(name).normalize().toUri().toString();
  }

  private static boolean isUri(String name) {
    return name.matches("(file|s3|packaged):.*");
  }

  /**
   * @return where it lies; null where nobody said
   */
  Located locate(String name) {
    return locate.apply(name);
  }
}
