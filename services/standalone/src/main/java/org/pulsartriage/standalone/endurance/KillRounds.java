package org.pulsartriage.standalone.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.releases.ModelChange;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.pulsartriage.schemas.releases.ModelRegistry;
import org.pulsartriage.standalone.process.RestartableProcess;

/**
 * Kills processes at random moments while candidates come and models change, starts them again, and
 * holds after each round that every accepted candidate was scored exactly once.
 */
public final class KillRounds {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(300);
  private static final int OTHER_MODELS = 2;
  private static final String BY = "endure";

  private final Plan plan;
  private final Path folder;
  private final Random random;

  /**
   * What to do.
   *
   * @param cluster three brokers and the services apart; else all in one JVM
   * @param rounds kills, 1 or more
   * @param rate candidate files a second, more than 0
   * @param seed of the moments
   * @param longest the kill comes this long after the round's start at most
   * @param settings of the services, as variables of the environment
   */
  public record Plan(
      boolean cluster,
      int rounds,
      double rate,
      long seed,
      Duration longest,
      Map<String, String> settings) {}

  /**
   * @param plan what to do
   * @param folder where all data and logs go; the simulated candidates in it are used again
   */
  public KillRounds(Plan plan, Path folder) {
    this.plan = plan;
    this.folder = folder;
    this.random = new Random(plan.seed());
  }

  /**
   * @param told of each round
   * @return the rounds
   * @throws IOException where the folder cannot be written or a process cannot be started
   * @throws InvalidBundleException where the model that ships cannot be read
   * @throws org.pulsartriage.standalone.console.CommandFailure where a process does not come back
   */
  public List<KillRound> run(Consumer<KillRound> told) throws IOException, InvalidBundleException {
    CopiedFiles files = CopiedFiles.in(folder.resolve("simulated"), plan.seed());
    Path work = Files.createTempDirectory(folder, plan.cluster() ? "cluster-" : "one-jvm-");
    Path watched = Files.createDirectory(work.resolve("watched"));
    List<KillRound> rounds = new ArrayList<>();
    try (Deployment deployment =
        plan.cluster()
            ? new ClusterOfProcesses(work, watched, plan.settings())
            : new OneJvm(work, watched, plan.settings())) {
      deployment.start();
      ModelRegistry registry = new ModelRegistry(deployment.connection(), InstantSource.system());
      List<ModelBundle> models =
          OtherModels.release(registry, work.resolve("models"), OTHER_MODELS);
      try (Accounts accounts = new Accounts(deployment.connection());
          FolderFeeder feeder =
              new FolderFeeder(
                  files, watched, Files.createDirectory(work.resolve("written")), plan.rate())) {
        for (int number = 1; number <= plan.rounds(); number++) {
          RestartableProcess victim =
              deployment.victims().get((number - 1) % deployment.victims().size());
          KillRound round =
              new Round(number, victim, deployment.connection(), registry, models, feeder, accounts)
                  .run();
          rounds.add(round);
          told.accept(round);
        }
      }
    }
    return rounds;
  }

  /** One round. */
  private final class Round {

    private final int number;
    private final RestartableProcess victim;
    private final KafkaConnection connection;
    private final ModelRegistry registry;
    private final List<ModelBundle> models;
    private final FolderFeeder feeder;
    private final Accounts accounts;

    Round(
        int number,
        RestartableProcess victim,
        KafkaConnection connection,
        ModelRegistry registry,
        List<ModelBundle> models,
        FolderFeeder feeder,
        Accounts accounts) {
      this.number = number;
      this.victim = victim;
      this.connection = connection;
      this.registry = registry;
      this.models = models;
      this.feeder = feeder;
      this.accounts = accounts;
    }

    KillRound run() throws IOException {
      long start = System.nanoTime();
      feeder.run();
      // A change of models begins shortly before the kill, so that it often falls into it.
      Duration after = between(Duration.ofMillis(500), plan.longest());
      Duration changeBefore = between(Duration.ZERO, Duration.ofMillis(1_500));
      park(after.minus(changeBefore));
      String change = change();
      park(after.minusNanos(System.nanoTime() - start));
      long killed = System.nanoTime();
      victim.kill();
      park(between(Duration.ZERO, Duration.ofSeconds(2)));
      victim.start();
      victim.awaitReady(PATIENCE);
      park(between(Duration.ZERO, Duration.ofSeconds(1)));
      feeder.pause();
      Set<String> missing = settle();
      // The topics of one transaction show it one after the other: by now, all of them do.
      accounts.look();
      Duration recovery = Duration.ofNanos(System.nanoTime() - killed);
      feeder.remove(accounts.scored());
      return new KillRound(
          number,
          victim.name(),
          Duration.ofNanos(killed - start),
          change,
          accounts.accepted().size(),
          accounts.scored().size(),
          accounts.sentAgain(),
          accounts.models(),
          missing.size(),
          accounts.doubled().size(),
          accounts.byAnotherModel().size(),
          accounts.balanced(),
          recovery);
    }

    /** Waits until all that was fed is accounted for, or nothing more happens for long. */
    private Set<String> settle() {
      int before = -1;
      long movedAt = System.nanoTime();
      Set<String> missing = Set.of();
      while (true) {
        try {
          accounts.look();
          missing = accounts.missing(feeder.fed());
          if (missing.isEmpty() && accounts.balanced()) {
            return missing;
          }
        } catch (KafkaException e) {
          // A broker is away or a transaction hangs: looked at again.
        }
        if (accounts.scored().size() != before) {
          before = accounts.scored().size();
          movedAt = System.nanoTime();
        } else if (System.nanoTime() - movedAt > PATIENCE.toNanos()) {
          return missing;
        }
        victim.requireRunning();
        park(BETWEEN_LOOKS);
      }
    }

    /** Every other round another model, and every fourth one back. */
    private String change() {
      if (number % 2 == 0) {
        return "-";
      }
      ModelChange change =
          number % 4 == 3
              ? ModelChanges.rollback(null)
              : ModelChanges.promote(
                  models.get(number / 4 % models.size()).manifest().modelId(), null);
      try {
        return registry.change(BY, change).stream()
            .reduce((one, last) -> last)
            .map(ModelRelease::getModelId)
            .map(id -> (number % 4 == 3 ? "back to " : "promoted ") + id)
            .orElse("-");
      } catch (KafkaException e) {
        return "not changed: " + e.getClass().getSimpleName();
      }
    }
  }

  private Duration between(Duration least, Duration most) {
    long span = Math.max(1, most.toMillis() - least.toMillis());
    return least.plusMillis(random.nextInt((int) span));
  }

  private static void park(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
