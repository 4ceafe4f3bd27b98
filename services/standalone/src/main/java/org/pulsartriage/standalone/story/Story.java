package org.pulsartriage.standalone.story;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.pulsartriage.ingest.injection.InjectionSettings;
import org.pulsartriage.ingest.pipeline.IngestPipeline;
import org.pulsartriage.ingest.pipeline.IngestSettings;
import org.pulsartriage.ingest.pipeline.RawSource;
import org.pulsartriage.replay.night.NightComparison;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.Evaluation;
import org.pulsartriage.schemas.Label;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.TrainingProgress;
import org.pulsartriage.schemas.alarms.AlarmReader;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.ledger.LedgerReader;
import org.pulsartriage.schemas.ledger.NightBalance;
import org.pulsartriage.schemas.releases.ModelRegistry;
import org.pulsartriage.standalone.console.Progress;
import org.pulsartriage.standalone.pipeline.Delivery;
import org.pulsartriage.standalone.pipeline.LocalPipeline;
import org.pulsartriage.standalone.pipeline.PipelineHome;
import org.pulsartriage.trainer.labels.LabelPublisher;

/**
 * The week, night after night: usual nights; a night that a new kind of interference floods; labels
 * and a retraining while the next night is flooded too; a night with the new model as a shadow; its
 * promotion; a benchmark replayed; and the nights after.
 */
public final class Story {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** Simulated pulsars for each candidate of a night, to measure recall where no truth is known. */
  private static final double INJECTED = 0.02;

  private static final double TRAINER_MORTAL_UNTIL = 0.7;

  /** A replay on a slow machine says little between its first samples and its last. */
  private static final double REPLAY_MORTAL_UNTIL = 0.2;

  private final StoryPlan plan;
  private final PrintWriter out;
  private final List<NightFigures> figures = new ArrayList<>();
  private final SplittableRandom moments;

  private Story(StoryPlan plan, PrintWriter out) {
    this.plan = plan;
    this.out = out;
    this.moments = new SplittableRandom(plan.seed());
  }

  /**
   * @param brief whether a small week of four nights is enough
   * @param seed what everything follows from but the trained parameters' names
   * @param kills how often the trainer is killed while it trains, and the replay service at its
   *     work
   * @param folder where files and the pipeline's data go
   * @param out where to tell
   * @return what came of it
   * @throws IOException where the folder cannot be written
   */
  public static StoryEnd tell(boolean brief, long seed, int kills, Path folder, PrintWriter out)
      throws IOException {
    StoryPlan plan = brief ? StoryPlan.brief(seed, kills) : StoryPlan.week(seed, kills);
    return new Story(plan, out).run(folder);
  }

  private StoryEnd run(Path folder) throws IOException {
    PipelineHome home = new PipelineHome(folder.resolve("home"));
    Map<String, Object> settings = new LinkedHashMap<>(LocalPipeline.WITH_GATE);
    // A night passes in seconds here.
    settings.put("triage.gate.drift.grace", "1s");
    settings.putAll(LocalPipeline.WITH_REPLAY);
    if (plan.kills() == 0) {
      settings.putAll(LocalPipeline.WITH_TRAINER);
    } else {
      settings.put("triage.replay.enabled", false);
    }
    try (LocalPipeline pipeline = LocalPipeline.withBroker(home, 0, 0, settings)) {
      return run(pipeline.connection(), home, folder);
    }
  }

  private StoryEnd run(KafkaConnection connection, PipelineHome home, Path folder)
      throws IOException {
    int index = 0;
    for (; index < plan.usualNights(); index++) {
      night(connection, index, false, folder);
    }
    chapter("A kind of interference that no model has seen: the night is flooded");
    Delivered flooded = night(connection, index++, true, folder);

    chapter("The morning after: raters label what was called a pulsar, and the next in rank");
    label(connection, flooded);
    Retraining retraining = new Retraining(plan, connection, out);
    ModelRelease active =
        new ModelRegistry(connection, InstantSource.system()).read().active().orElseThrow();
    String job = retraining.submit(active, folder.resolve("training"));

    chapter("The next night, while the model is trained");
    TrainingProgress trained;
    if (plan.kills() == 0) {
      night(connection, index++, true, folder);
      trained = retraining.await(job, progress -> {});
    } else {
      try (MortalProcess trainer =
          new MortalProcess(
              new StoryProcesses(connection, home, folder).trainer(),
              plan.kills(),
              TRAINER_MORTAL_UNTIL,
              0.25,
              moments,
              out)) {
        trainer.start();
        night(connection, index++, true, folder);
        trained =
            retraining.await(
                job,
                progress ->
                    trainer.heard(
                        (double) progress.getEpoch() / plan.epochs(),
                        "epoch %d of attempt %d"
                            .formatted(progress.getEpoch() + 1, progress.getAttempt())));
      }
    }

    chapter("The gate makes the new model the shadow: it scores the same candidates");
    ShadowNight shadowing = new ShadowNight(connection);
    ModelRelease shadow = shadowing.awaitShadow(trained.getModelId());
    Delivered both = night(connection, index++, true, folder);
    List<Score> shadowScores = shadowing.awaitScores(both.scores());

    chapter("The card, and the promotion");
    Promotion promotion = new Promotion(plan, connection, folder, out);
    NightComparison compared = promotion.compare(active, shadow, both.night());
    promotion.promote(shadow);

    chapter("A benchmark that nobody trained on, replayed under the new model");
    Evaluation replayed = replay(connection, home, shadow, folder);

    chapter("The nights after");
    for (; index < plan.nights(); index++) {
      night(connection, index, true, folder);
    }
    List<NightBalance> ledger;
    try (LedgerReader reader = new LedgerReader(connection)) {
      ledger = reader.read().nights();
    }
    List<Alarm> alarms;
    try (AlarmReader reader = new AlarmReader(connection)) {
      alarms = reader.read();
    }
    StoryEnd end =
        new StoryEnd(
            plan,
            figures,
            Movements.of(both.night(), both.scores(), shadowScores),
            compared.summary(),
            promotion.networkDigest(shadow),
            replayed,
            alarms,
            ledger);
    end.print(out);
    return end;
  }

  private Evaluation replay(
      KafkaConnection connection, PipelineHome home, ModelRelease model, Path folder)
      throws IOException {
    BenchmarkReplay benchmark = new BenchmarkReplay(plan, connection, out);
    if (plan.kills() == 0) {
      return benchmark.replay(model, position -> {});
    }
    try (MortalProcess replay =
        new MortalProcess(
            new StoryProcesses(connection, home, folder).replay(),
            plan.kills(),
            REPLAY_MORTAL_UNTIL,
            1,
            moments,
            out)) {
      replay.start();
      return benchmark.replay(
          model,
          position -> replay.heard((double) position / plan.replayed(), "sample " + position));
    }
  }

  /** A night's truth, and its scores. */
  private record Delivered(StoryNight night, List<Score> scores) {}

  private Delivered night(KafkaConnection connection, int index, boolean flooded, Path folder)
      throws IOException {
    StoryNight night =
        StoryNight.write(plan, index, flooded, folder.resolve("night-" + plan.night(index)));
    String run = "story-" + night.date();
    List<Score> scores;
    try (IngestPipeline ingest =
            IngestPipeline.start(
                connection,
                IngestSettings.of(run, run)
                    .withNight(night.date())
                    .withInjection(InjectionSettings.of(INJECTED)),
                new SimpleMeterRegistry(),
                InstantSource.system());
        Delivery delivery = new Delivery(connection, ingest);
        Progress progress = Progress.on("ingested", night.files().size())) {
      delivery.send(
          night.files().stream().map(RawSource.OnDisk::new).toList(), progress, outcome -> {});
      scores = delivery.await(PATIENCE).scores();
    }
    NightFigures made = NightFigures.of(night, scores);
    figures.add(made);
    out.printf(
        "%s: %d candidates, %d of %d pulsars found, %d false positives, %d of them the new kind%n",
        made.date(),
        made.scored(),
        made.found(),
        made.pulsars(),
        made.falsePositives(),
        made.floodCalled());
    out.flush();
    return new Delivered(night, scores);
  }

  private void label(KafkaConnection connection, Delivered flooded) {
    List<Label> labels =
        new SimulatedRaters(new SplittableRandom(plan.seed()), InstantSource.system())
            .label(flooded.night(), flooded.scores(), plan.extraLabels());
    try (LabelPublisher publisher = new LabelPublisher(connection)) {
      publisher.publish(labels);
    }
    out.printf(
        "%d labels by three raters, %.0f %% of them wrong%n",
        labels.size(), 100 * SimulatedRaters.MISTAKES);
  }

  private void chapter(String text) {
    out.printf("%n%s%n", text);
    out.flush();
  }
}
