package org.pulsartriage.gate.watch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.pulsartriage.gate.rules.GateRules;
import org.pulsartriage.schemas.Recall;
import org.pulsartriage.schemas.ShadowComparison;
import org.pulsartriage.schemas.alarms.AlarmReader;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.LatestRecords;
import org.pulsartriage.schemas.releases.ModelChangeException;
import org.pulsartriage.schemas.releases.ModelReleasesReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at what is committed in even intervals, and lets every watcher act on it. */
public final class GateLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GateLoop.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final Hand hand;
  private final ModelReleasesReader releases;
  private final LatestRecords<Recall> recalls;
  private final LatestRecords<ShadowComparison> comparisons;
  private final AlarmReader alarms;
  private final List<Watcher> watchers = new ArrayList<>();
  private final Consumer<Situation> told;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "gate");
            made.setDaemon(true);
            return made;
          });

  private volatile String failure;

  private GateLoop(
      KafkaConnection connection,
      GateSettings settings,
      CalibrationCheck calibration,
      Consumer<Situation> told,
      InstantSource clock) {
    this.clock = clock;
    this.told = told;
    this.hand = new Hand(connection, clock);
    this.releases = new ModelReleasesReader(connection);
    this.recalls =
        new LatestRecords<>(connection, connection.topics().recall().name(), Recall.class);
    this.comparisons =
        new LatestRecords<>(
            connection, connection.topics().shadowComparisons().name(), ShadowComparison.class);
    this.alarms = new AlarmReader(connection);
    GateRules rules = settings.rules();
    watchers.add(new FloorWatch(hand, rules.floor(), rules.rollback()));
    rules.promotion().ifPresent(rule -> watchers.add(new PromotionWatch(hand, rule, calibration)));
    if (settings.autoShadow()) {
      watchers.add(new ShadowWatch(hand));
    }
  }

  /**
   * @param connection the cluster, its topics created
   * @param settings what to do by itself, and how often to look
   * @param calibration measures a model where a rule asks for it
   * @param told told of what is seen, at each look
   * @param clock the time
   * @return the running loop
   */
  public static GateLoop start(
      KafkaConnection connection,
      GateSettings settings,
      CalibrationCheck calibration,
      Consumer<Situation> told,
      InstantSource clock) {
    GateLoop loop = new GateLoop(connection, settings, calibration, told, clock);
    loop.thread.scheduleWithFixedDelay(
        loop::look, 0, settings.interval().toMillis(), TimeUnit.MILLISECONDS);
    return loop;
  }

  private void look() {
    try {
      Situation situation =
          new Situation(
              releases.read(), recalls.read(), comparisons.read(), alarms.read(), clock.instant());
      told.accept(situation);
      for (Watcher watcher : watchers) {
        act(watcher, situation);
      }
      failure = null;
    } catch (RuntimeException e) {
      String line = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
      if (!line.equals(failure)) {
        LOG.warn("the gate cannot look, and tries again: {}", line);
        LOG.debug("the gate cannot look", e);
      }
      failure = line;
    }
  }

  private static void act(Watcher watcher, Situation situation) {
    try {
      watcher.look(situation);
    } catch (ModelChangeException e) {
      LOG.info("left to the next look: {}", e.getMessage());
    }
  }

  /**
   * @return why the last look failed, in one line; null where it did not
   */
  public String failure() {
    return failure;
  }

  /** Ends after the look that is being taken. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the gate did not stop within {} s", CLOSE_TIMEOUT.toSeconds());
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    releases.close();
    recalls.close();
    comparisons.close();
    alarms.close();
    hand.close();
  }
}
