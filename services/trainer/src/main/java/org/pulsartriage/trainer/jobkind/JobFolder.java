package org.pulsartriage.trainer.jobkind;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.IntStream;

/**
 * A job's folders under one that trainers share: one an attempt. A new attempt begins with a copy
 * of the last one's files, so that a trainer that is thought dead and is not can write on without
 * harming anybody.
 */
public final class JobFolder {

  private static final String ATTEMPT = "attempt-";
  private static final String UNFINISHED = ".new";

  private final Path folder;

  /**
   * @param shared the folder that trainers share
   * @param jobId name of the job
   */
  public JobFolder(Path shared, String jobId) {
    this.folder = shared.resolve(jobId);
  }

  /**
   * @param attempt number of the attempt, from 1
   * @return its folder, with what the last attempt before it left
   * @throws IOException where it cannot be made
   */
  public Path begin(int attempt) throws IOException {
    Files.createDirectories(folder);
    Path own = folder.resolve(ATTEMPT + attempt);
    int before =
        IntStream.iterate(attempt - 1, n -> n > 0, n -> n - 1)
            .filter(n -> Files.isDirectory(folder.resolve(ATTEMPT + n)))
            .findFirst()
            .orElse(0);
    if (before == 0) {
      Files.createDirectories(own);
      return own;
    }
    // Copied beside and moved, so that a kill never leaves half a copy to go on from.
    Path copy = Files.createTempDirectory(folder, ATTEMPT + attempt + ".");
    copy(folder.resolve(ATTEMPT + before), copy);
    Files.move(copy, own, StandardCopyOption.ATOMIC_MOVE);
    return own;
  }

  /**
   * Removes the attempts before one that was the last.
   *
   * @param attempt number of the last attempt
   * @throws IOException where a file cannot be removed
   */
  public void end(int attempt) throws IOException {
    for (int n = 1; n < attempt; n++) {
      delete(folder.resolve(ATTEMPT + n));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(at)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            // What is still being written is not yet anything to go on from.
            if (!file.getFileName().toString().endsWith(UNFINISHED)) {
              Files.copy(file, to.resolve(from.relativize(file)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void delete(Path attempt) throws IOException {
    if (!Files.isDirectory(attempt)) {
      return;
    }
    Files.walkFileTree(
        attempt,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path at, IOException failure)
              throws IOException {
            Files.deleteIfExists(at);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
