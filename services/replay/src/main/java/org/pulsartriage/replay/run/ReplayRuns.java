package org.pulsartriage.replay.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.pulsartriage.schemas.ReplayRequest;

/**
 * The replays that this service runs, by the partition that their requests are on. For one thread.
 */
public final class ReplayRuns implements AutoCloseable {

  private final ReplayContext context;
  private final ExecutorService threads;
  private final Map<Integer, Map<String, ReplayRun>> runs = new HashMap<>();

  /**
   * @param context what all replays share
   */
  public ReplayRuns(ReplayContext context) {
    this.context = context;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "replay");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Does what is wished, in a thread of its own.
   *
   * @param partition partition of the request's record
   * @param request the last request of its replay
   */
  public void wish(int partition, ReplayRequest request) {
    runs.computeIfAbsent(partition, p -> new HashMap<>())
        .computeIfAbsent(request.getRunId(), id -> new ReplayRun(id, context, threads))
        .wish(request);
  }

  /**
   * Ends the replays of a partition where they stand; returns when they have ended.
   *
   * @param partition a partition that belongs to somebody else now
   */
  public void release(int partition) {
    Map<String, ReplayRun> released = runs.remove(partition);
    if (released != null) {
      released.values().forEach(ReplayRun::release);
      released.values().forEach(ReplayRun::awaitEnd);
    }
  }

  @Override
  public void close() {
    List<Integer> partitions = new ArrayList<>(runs.keySet());
    partitions.forEach(this::release);
    threads.shutdown();
  }
}
