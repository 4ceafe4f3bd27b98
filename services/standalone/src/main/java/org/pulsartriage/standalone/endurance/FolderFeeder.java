package org.pulsartriage.standalone.endurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Puts candidate files into a watched folder at an even rate, on a thread of its own. */
final class FolderFeeder implements AutoCloseable {

  /** Older than any interval of looks: whole at first sight. */
  private static final FileTime OLD = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  private final CopiedFiles source;
  private final Path watched;
  private final Path beside;
  private final Map<String, Path> fed = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean running;
  private volatile boolean closed;
  private volatile IOException failure;

  /**
   * @param source what to feed
   * @param watched the folder
   * @param beside a folder on the same file system, not watched
   * @param rate files a second, more than 0
   */
  FolderFeeder(CopiedFiles source, Path watched, Path beside, double rate) {
    this.source = source;
    this.watched = watched;
    this.beside = beside;
    this.thread = new Thread(() -> feed(Duration.ofNanos((long) (1e9 / rate))), "feeder");
    thread.setDaemon(true);
    thread.start();
  }

  void run() {
    running = true;
  }

  /** Feeds no more until it is told to. A file that is being written still comes. */
  void pause() {
    running = false;
  }

  /**
   * @return identities of all that it has fed
   * @throws UncheckedIOException where a file could not be written
   */
  Set<String> fed() {
    if (failure != null) {
      throw new UncheckedIOException(failure);
    }
    return fed.keySet();
  }

  /**
   * Removes files from the folder: fewer files, quicker looks.
   *
   * @param candidateIds identities that are scored
   */
  void remove(Set<String> candidateIds) throws IOException {
    for (String id : candidateIds) {
      Path file = fed.get(id);
      if (file != null) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void feed(Duration step) {
    long due = System.nanoTime();
    while (!closed) {
      if (!running) {
        due = System.nanoTime();
      } else {
        try {
          put(source.next());
        } catch (IOException e) {
          failure = e;
          return;
        }
      }
      due += step.toNanos();
      LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
    }
  }

  private void put(CopiedFiles.Copy copy) throws IOException {
    Path file = watched.resolve(copy.name());
    Path written = beside.resolve(copy.name());
    Files.write(written, copy.bytes());
    Files.setLastModifiedTime(written, OLD);
    fed.put(copy.candidateId(), file);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
