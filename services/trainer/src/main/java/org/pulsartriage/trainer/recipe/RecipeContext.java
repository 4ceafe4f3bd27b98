package org.pulsartriage.trainer.recipe;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.trainer.snapshot.SnapshotFile;

/**
 * Where the things lie that a recipe names.
 *
 * @param recipe name of the recipe's file
 * @param files its files
 * @param data where data sets lie
 */
record RecipeContext(String recipe, RecipeFiles files, DataFolder data) {

  RecipeException fault(String key, String cause) {
    return new RecipeException(recipe, key, cause);
  }

  /**
   * @param key the key that names the file
   * @param name the file as the recipe calls it
   * @return where it lies
   * @throws RecipeException where nobody said
   */
  RecipeFiles.Located locate(String key, String name) {
    RecipeFiles.Located located = files.locate(name);
    if (located == null) {
      throw fault(key, name + ": the job does not say where it lies");
    }
    return located;
  }

  /**
   * @param key the key that names the file
   * @param name the file as the recipe calls it
   * @param digest SHA-256 that it must have; null for any
   * @return a file that is there and has the digests asked for
   */
  Path file(String key, String name, String digest) throws IOException {
    RecipeFiles.Located located = locate(key, name);
    Path path;
    try {
      path = Path.of(URI.create(located.uri()));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw fault(key, located.uri() + ": no file");
    }
    if (!Files.isRegularFile(path)) {
      throw fault(key, path + (Files.exists(path) ? ": not a regular file" : ": no such file"));
    }
    String found = SnapshotFile.digest(path);
    for (String wanted : new String[] {digest, located.digest()}) {
      if (wanted != null && !wanted.equals(found)) {
        throw fault(key, path + ": its digest is " + found + ", wanted was " + wanted);
      }
    }
    return path;
  }
}
