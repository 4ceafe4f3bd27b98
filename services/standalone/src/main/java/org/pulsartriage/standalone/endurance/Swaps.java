package org.pulsartriage.standalone.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.pulsartriage.schemas.releases.ModelRegistry;
import org.pulsartriage.standalone.bench.pipeline.CandidatePool;
import org.pulsartriage.standalone.bench.pipeline.SequenceIds;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.models.PartitionModels;
import org.pulsartriage.standalone.models.TakeOver;
import org.pulsartriage.standalone.pipeline.LocalPipeline;
import org.pulsartriage.standalone.pipeline.PipelineHome;

/**
 * Exchanges the active model again and again while candidates come at an even rate, and then holds
 * every score against the recorded offsets and against the model that it names.
 */
public final class Swaps {

  private static final int POOL = 256;
  private static final int MODELS = 2;
  private static final Duration TAKE_OVER = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Plan plan;
  private final Path folder;

  /**
   * What to do.
   *
   * @param swaps changes of the active model, 1 or more
   * @param rate candidates a second, more than 0
   * @param engine the scorer's engine
   * @param warmUp time under load before the first change
   * @param seed of the times between changes
   */
  public record Plan(int swaps, double rate, EngineKind engine, Duration warmUp, long seed) {}

  /**
   * One change.
   *
   * @param number from 1
   * @param modelId the model that became active
   * @param took from the command to the last partition's change
   */
  public record Swap(int number, String modelId, Duration took) {}

  /**
   * What came of it.
   *
   * @param swaps the changes
   * @param candidates candidates sent
   * @param scores scores received
   * @param doubled candidates with more than one score
   * @param gap longest time without a score while candidates came
   * @param partitionGap the same for one partition
   * @param byAnotherModel scores by another model than the recorded offsets name
   * @param different scores that differ from the model's own word in any bit
   */
  public record Result(
      List<Swap> swaps,
      long candidates,
      int scores,
      int doubled,
      Duration gap,
      Duration partitionGap,
      int byAnotherModel,
      long different) {

    /**
     * @return the longest that a change took
     */
    public Duration slowest() {
      return swaps.stream().map(Swap::took).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /**
     * @return whether nothing was lost or doubled, no gap was longer than a second, no change took
     *     more than five, and every score is its model's
     */
    public boolean sound() {
      return scores == candidates
          && doubled == 0
          && gap.compareTo(Duration.ofSeconds(1)) <= 0
          && slowest().compareTo(Duration.ofSeconds(5)) <= 0
          && byAnotherModel == 0
          && different == 0;
    }
  }

  /**
   * @param plan what to do
   * @param folder where all data go
   */
  public Swaps(Plan plan, Path folder) {
    this.plan = plan;
    this.folder = folder;
  }

  /**
   * @param told of each change
   * @return what came of them
   * @throws IOException where the folder cannot be written
   * @throws InvalidBundleException where the model that ships cannot be read
   * @throws CommandFailure where the scorer does not keep up
   */
  public Result run(Consumer<Swap> told) throws IOException, InvalidBundleException {
    Path work = Files.createTempDirectory(folder, "swaps-");
    CandidatePool pool = CandidatePool.simulated(POOL);
    try (LocalPipeline pipeline =
        LocalPipeline.withBroker(
            new PipelineHome(work), 0, 0, Map.of("triage.scorer.engine", plan.engine().label()))) {
      KafkaConnection connection = pipeline.connection();
      ModelRegistry registry = new ModelRegistry(connection, InstantSource.system());
      List<ModelBundle> models =
          new ArrayList<>(OtherModels.release(registry, work.resolve("models"), MODELS));
      models.add(ModelBundle.packaged());
      try (ScoreArrivals arrivals = new ScoreArrivals(connection)) {
        List<Swap> swaps;
        long sent;
        Duration gap;
        Duration partitionGap;
        try (SteadyCandidates load =
            new SteadyCandidates(connection, pool, new SequenceIds(plan.seed()), plan.rate())) {
          park(plan.warmUp());
          arrivals.startToMeasure();
          swaps = swap(connection, registry, models, told);
          gap = arrivals.gap();
          partitionGap = arrivals.partitionGap();
          sent = load.finish();
        }
        await(arrivals, sent);
        List<Score> scores = arrivals.scores();
        return new Result(
            swaps,
            sent,
            scores.size(),
            doubled(scores),
            gap,
            partitionGap,
            byAnotherModel(connection, scores),
            different(connection, models, scores));
      }
    }
  }

  private List<Swap> swap(
      KafkaConnection connection,
      ModelRegistry registry,
      List<ModelBundle> models,
      Consumer<Swap> told) {
    Random random = new Random(plan.seed());
    List<Swap> swaps = new ArrayList<>();
    for (int number = 1; number <= plan.swaps(); number++) {
      String modelId = models.get(number % MODELS).manifest().modelId();
      long start = System.nanoTime();
      ModelRelease active =
          registry.change("endure", ModelChanges.promote(modelId, null)).stream()
              .reduce((one, last) -> last)
              .orElseThrow(() -> new CommandFailure(modelId + " was active already"));
      int partitions = new TakeOver(connection).await(active, ModelRole.ACTIVE, TAKE_OVER).size();
      if (partitions < connection.topics().partitions()) {
        throw new CommandFailure(
            modelId + " was taken by " + partitions + " partitions within " + TAKE_OVER);
      }
      Swap swap = new Swap(number, modelId, Duration.ofNanos(System.nanoTime() - start));
      swaps.add(swap);
      told.accept(swap);
      park(Duration.ofMillis(random.nextInt(500)));
    }
    return swaps;
  }

  private static void await(ScoreArrivals arrivals, long sent) {
    int before = -1;
    long movedAt = System.nanoTime();
    while (arrivals.count() < sent) {
      if (arrivals.count() != before) {
        before = arrivals.count();
        movedAt = System.nanoTime();
      } else if (System.nanoTime() - movedAt > PATIENCE.toNanos()) {
        return;
      }
      park(BETWEEN_LOOKS);
    }
    // One more would be a candidate scored twice: give it time to come.
    park(Duration.ofSeconds(1));
  }

  private static int doubled(List<Score> scores) {
    Set<String> ids = new HashSet<>();
    scores.forEach(score -> ids.add(score.getCandidateId()));
    return scores.size() - ids.size();
  }

  private static int byAnotherModel(KafkaConnection connection, List<Score> scores) {
    Map<Integer, ModelsByOffset> inForce = new HashMap<>();
    try (PartitionModels partitions = new PartitionModels(connection)) {
      partitions.changes().stream()
          .filter(change -> change.getRole() == ModelRole.ACTIVE)
          .forEach(
              change ->
                  inForce
                      .computeIfAbsent(change.getPartition(), partition -> new ModelsByOffset())
                      .add(change));
    }
    return (int)
        scores.stream()
            .filter(
                score ->
                    !inForce
                        .getOrDefault(score.getCandidatePartition(), new ModelsByOffset())
                        .digestAt(score.getCandidateOffset())
                        .equals(score.getModelDigest()))
            .count();
  }

  private long different(KafkaConnection connection, List<ModelBundle> models, List<Score> scores)
      throws InvalidBundleException {
    try (Rescoring rescoring = new Rescoring(models, plan.engine())) {
      return rescoring.different(connection, scores);
    }
  }

  private static void park(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
