package org.pulsartriage.ingest.watch;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.pulsartriage.ingest.pipeline.IngestPipeline;
import org.pulsartriage.ingest.service.IngestConfiguration;

/** Watches the folders of {@code triage.ingest.watch} as long as the service runs. */
@Context
final class FolderWatchers {

  private final IngestConfiguration configuration;
  private final IngestPipeline pipeline;
  private final InstantSource clock;
  private final List<FolderWatcher> watchers = new ArrayList<>();

  FolderWatchers(IngestConfiguration configuration, IngestPipeline pipeline, InstantSource clock) {
    this.configuration = configuration;
    this.pipeline = pipeline;
    this.clock = clock;
  }

  @PostConstruct
  void start() {
    for (Path folder : configuration.getWatch()) {
      Path path = folder.toAbsolutePath().normalize();
      if (!Files.isDirectory(path)) {
        throw new IllegalArgumentException("triage.ingest.watch: " + folder + " is not a folder");
      }
      try {
        watchers.add(watcher(path));
      } catch (IOException e) {
        throw new IllegalStateException(
            "triage.ingest.watch: " + folder + " cannot be watched: " + e.getMessage(), e);
      }
    }
    watchers.forEach(FolderWatcher::start);
  }

  @PreDestroy
  void stop() {
    watchers.forEach(FolderWatcher::close);
  }

  private FolderWatcher watcher(Path path) throws IOException {
    UUID name = UUID.nameUUIDFromBytes(path.toString().getBytes(StandardCharsets.UTF_8));
    Path notes = configuration.getStateDirectory().resolve("taken-" + name + ".tsv");
    WatchedFolder folder =
        new WatchedFolder(
            path, TakenFiles.open(path, notes), configuration.getWatchInterval(), clock);
    return new FolderWatcher(path, folder, pipeline, configuration.getWatchInterval());
  }
}
