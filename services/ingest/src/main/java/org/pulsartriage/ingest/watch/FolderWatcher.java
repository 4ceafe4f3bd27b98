package org.pulsartriage.ingest.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.pulsartriage.ingest.pipeline.FileOutcome;
import org.pulsartriage.ingest.pipeline.IngestException;
import org.pulsartriage.ingest.pipeline.IngestPipeline;
import org.pulsartriage.ingest.pipeline.RawSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the files of one folder as they come: those that are there, and new ones. Looks when the
 * operating system says that something changed, and at every interval whatever it says, since
 * network file systems say nothing.
 */
final class FolderWatcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FolderWatcher.class);

  /** Files in one go: after each, what is committed is noted. */
  private static final int GO = 1_000;

  /** Between a change and the look at it, so that a burst of changes is one look. */
  private static final Duration BURST = Duration.ofMillis(100);

  private final Path path;
  private final WatchedFolder folder;
  private final IngestPipeline pipeline;
  private final Duration interval;
  private final WatchService changes;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private String trouble = "";

  /**
   * @param path the folder
   * @param folder what is new in it
   * @param pipeline where files go
   * @param interval time between two looks
   * @throws IOException where the folder cannot be watched
   */
  FolderWatcher(Path path, WatchedFolder folder, IngestPipeline pipeline, Duration interval)
      throws IOException {
    this.path = path;
    this.folder = folder;
    this.pipeline = pipeline;
    this.interval = interval;
    this.changes = path.getFileSystem().newWatchService();
    path.register(
        changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
    this.thread = new Thread(this::watch, "ingest-watch-" + path.getFileName());
    this.thread.setDaemon(true);
  }

  void start() {
    LOG.info("watching {}", path);
    thread.start();
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      changes.close();
      thread.join();
    } catch (IOException e) {
      LOG.debug("{}", path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try {
      do {
        look();
        WatchKey change = changes.poll(interval.toMillis(), TimeUnit.MILLISECONDS);
        if (change != null) {
          closing.await(BURST.toMillis(), TimeUnit.MILLISECONDS);
          change.pollEvents();
          change.reset();
        }
      } while (closing.getCount() > 0);
    } catch (ClosedWatchServiceException e) {
      LOG.debug("{} is no longer watched", path);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Trouble is told once and not at every look; the next look tries again. */
  private void look() {
    try {
      take(folder.look());
      trouble = "";
    } catch (IOException | IngestException e) {
      String told = e.getClass().getSimpleName() + ": " + e.getMessage();
      if (!told.equals(trouble)) {
        LOG.warn("{}: {}", path, told);
      }
      trouble = told;
    }
  }

  private void take(Map<Path, FileVersion> files) throws IOException {
    List<Path> all = new ArrayList<>(files.keySet());
    for (int from = 0; from < all.size() && closing.getCount() > 0; from += GO) {
      List<Path> go = all.subList(from, Math.min(from + GO, all.size()));
      pipeline.ingest(go.stream().map(RawSource.OnDisk::new).toList(), this::tell);
      Map<Path, FileVersion> done = new LinkedHashMap<>();
      go.forEach(file -> done.put(file, files.get(file)));
      folder.taken(done);
    }
  }

  private void tell(FileOutcome outcome) {
    if (outcome instanceof FileOutcome.Quarantined rejected) {
      LOG.warn("{}: {}: {}", rejected.fileName(), rejected.element(), rejected.cause());
    }
  }
}
