package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.replay.control.ReplayClient;
import org.pulsartriage.replay.night.ModelLookup;
import org.pulsartriage.replay.source.ReplayName;
import org.pulsartriage.schemas.Evaluation;
import org.pulsartriage.schemas.ReplayPace;
import org.pulsartriage.schemas.ReplayProgress;
import org.pulsartriage.schemas.ReplayRequest;
import org.pulsartriage.schemas.ReplayState;
import org.pulsartriage.schemas.ReplayWish;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import org.pulsartriage.standalone.replay.EvaluationJson;
import org.pulsartriage.standalone.replay.ReplayFollower;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage replay}: a data set through the pipeline, or a night under two models. */
@Command(
    name = "replay",
    description = {
      "Replays the test samples of an experiment, or a data set, through the running pipeline; with a",
      "model they are scored on the way, and the figures are those of an evaluation from disk.",
      "With --night: a recorded night under two models, as a report. Nothing is published then."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "An experiment ('experiments' lists them) or a data set.")
  private String name;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "What is to score it: a bundle's file, a released model's id or digest, or 'packaged'. Default: the model that ships for candidates, nothing else.")
  private String model;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Samples a second; default: as fast as possible.")
  private Double rate;

  @Option(
      names = "--as-night",
      paramLabel = "YYYY-MM-DD",
      description = "Space samples as the candidates of this recorded night were received.")
  private LocalDate asNight;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "With --as-night: how many times as fast; default ${DEFAULT-VALUE}.")
  private double speed;

  @Option(names = "--limit", paramLabel = "N", description = "Most samples; default: all.")
  private Long limit;

  @Option(
      names = "--part",
      paramLabel = "PART",
      description = "Part of a data set: train, test, whole; the data set where NAME is both.")
  private String part;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Run whose test samples they are, where runs differ; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--fold",
      paramLabel = "K",
      defaultValue = "1",
      description = "Fold of that run, from 1; default ${DEFAULT-VALUE}.")
  private int fold;

  @Option(
      names = "--shuffle",
      paramLabel = "SEED",
      description = "Mix the samples; default: the order of their files.")
  private Long shuffle;

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Samples in a window of the evaluation; default ${DEFAULT-VALUE}.")
  private int window;

  @Option(names = "--run", paramLabel = "RUN", description = "Name of the replay.")
  private String run;

  @Option(names = "--detach", description = "Return when it is asked for.")
  private boolean detach;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long nothing may move; default ${DEFAULT-VALUE}.")
  private int patience;

  @Option(
      names = "--json",
      paramLabel = "OUT",
      description = "Write the figures to this file, every digit.")
  private Path json;

  @Option(names = "--list", description = "How replays stand.")
  private boolean list;

  @Option(names = "--pause", paramLabel = "RUN", description = "Have a replay stand still.")
  private String pause;

  @Option(names = "--resume", paramLabel = "RUN", description = "Have it go on, and follow it.")
  private String resume;

  @Option(names = "--stop", paramLabel = "RUN", description = "End it where it stands.")
  private String stop;

  @Option(
      names = "--night",
      paramLabel = "YYYY-MM-DD",
      description = "A recorded night under two models: --model, and --against it.")
  private LocalDate night;

  @Option(
      names = "--against",
      paramLabel = "MODEL",
      description = "With --night: the model to compare with; default: the one that ships.")
  private String against;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "With --night: CSV with file and label (1 pulsar, 0 none).")
  private Path labels;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "With --night: folder of the report; default night-YYYY-MM-DD.")
  private Path out;

  @Override
  public Integer call() throws IOException, InvalidBundleException {
    check();
    KafkaConnection connection = pipeline.connect();
    try (BundleReader bundles = BundleStores.reader(S3Settings.ENVIRONMENT)) {
      ModelLookup models = new ModelLookup(connection, bundles);
      if (night != null) {
        return new NightReplay(spec, connection, models)
            .run(night.toString(), model, against, labels, out);
      }
      try (ReplayClient client = new ReplayClient(connection, InstantSource.system())) {
        if (list) {
          return list(client);
        }
        if (name != null) {
          return start(client, models);
        }
        return change(client);
      }
    }
  }

  private void check() {
    int asked = 0;
    for (Object one : new Object[] {name, pause, resume, stop, night, list ? list : null}) {
      asked += one == null ? 0 : 1;
    }
    if (asked != 1) {
      throw misuse("one of NAME, --night, --pause, --resume, --stop and --list");
    }
    if (rate != null && !(rate > 0 && Double.isFinite(rate))) {
      throw misuse("--rate is " + rate + ": above 0");
    }
    if (rate != null && asNight != null) {
      throw misuse("--rate or --as-night, not both");
    }
    if (!(speed > 0 && Double.isFinite(speed))) {
      throw misuse("--speed is " + speed + ": above 0");
    }
    if (limit != null && limit < 1) {
      throw misuse("--limit is " + limit + ": 1 or more");
    }
    if (window < 1) {
      throw misuse("--window is " + window + ": 1 or more");
    }
    if (fold < 1) {
      throw misuse("--fold is " + fold + ": 1 or more");
    }
    if (run != null && !run.matches("[A-Za-z0-9._-]{1,150}")) {
      throw misuse("--run '" + run + "': letters, digits, '.', '_' and '-' only, 150 at most");
    }
    if (night == null && (against != null || labels != null || out != null)) {
      throw misuse("--against, --labels and --out go with --night");
    }
    if (night != null && model == null) {
      throw misuse("--night wants --model");
    }
  }

  private ParameterException misuse(String wanted) {
    return new ParameterException(spec.commandLine(), wanted);
  }

  private int start(ReplayClient client, ModelLookup models)
      throws IOException, InvalidBundleException {
    ReplayName named = ReplayName.of(name, part);
    String asked = model == null && named.reader().holdsCandidates() ? ModelLookup.PACKAGED : model;
    ReplayRequest.Builder request =
        ReplayRequest.newBuilder()
            .setRunId(run != null ? run : name + "-" + UUID.randomUUID().toString().substring(0, 8))
            .setWish(ReplayWish.RUN)
            .setSource(name)
            .setPart(part)
            .setSeed(seed)
            .setFold(fold - 1)
            .setShuffle(shuffle)
            .setLimit(limit)
            .setPace(
                rate != null
                    ? ReplayPace.STEADY
                    : asNight != null ? ReplayPace.NIGHT : ReplayPace.FAST)
            .setRate(rate)
            .setNight(asNight == null ? null : asNight.toString())
            .setSpeed(speed)
            .setWindow(window)
            .setRequestedAt(InstantSource.system().instant());
    if (asked != null) {
      ModelLookup.Found found = models.find(asked);
      Manifest manifest = found.bundle().manifest();
      request.setModel(found.reference());
      request.setInput(named.inputFor(manifest.modelId(), manifest.inputAssembly()));
    }
    ReplayRequest complete = request.build();
    client.submit(complete);
    PrintWriter writer = spec.commandLine().getOut();
    writer.printf(
        "replay %s%s%n",
        complete.getRunId(),
        complete.getModel() == null
            ? ": no model is named, the samples are published and not scored"
            : "");
    writer.flush();
    return detach ? ExitCodes.DONE : follow(client, complete);
  }

  private int change(ReplayClient client) throws IOException {
    if (resume != null) {
      ReplayRequest request = client.wish(resume, ReplayWish.RUN);
      return detach ? ExitCodes.DONE : follow(client, request);
    }
    String changed = pause != null ? pause : stop;
    ReplayRequest request =
        client.wish(changed, pause != null ? ReplayWish.PAUSE : ReplayWish.STOP);
    if (detach) {
      return ExitCodes.DONE;
    }
    ReplayProgress end =
        follower(client, changed)
            .until(
                progress ->
                    isFinal(progress)
                        || pause != null && progress.getState() != ReplayState.RUNNING);
    tell(end);
    return stop == null ? ExitCodes.DONE : figures(client, request, end);
  }

  private int follow(ReplayClient client, ReplayRequest request) throws IOException {
    ReplayProgress end =
        follower(client, request.getRunId())
            .until(
                progress ->
                    isFinal(progress)
                        || progress.getState() != ReplayState.RUNNING
                            && !progress.getUpdatedAt().isBefore(request.getRequestedAt()));
    tell(end);
    return end.getState() == ReplayState.PAUSED ? ExitCodes.DONE : figures(client, request, end);
  }

  private static boolean isFinal(ReplayProgress progress) {
    return progress.getState() == ReplayState.DONE || progress.getState() == ReplayState.STOPPED;
  }

  private ReplayFollower follower(ReplayClient client, String runId) {
    return new ReplayFollower(client, runId, Duration.ofSeconds(patience), InstantSource.system());
  }

  private void tell(ReplayProgress progress) {
    spec.commandLine()
        .getOut()
        .printf(
            "%s at %d of %d%n",
            progress.getState().name().toLowerCase(Locale.ROOT),
            progress.getPosition(),
            progress.getTotal());
    spec.commandLine().getOut().flush();
  }

  private int figures(ReplayClient client, ReplayRequest request, ReplayProgress end)
      throws IOException {
    if (request.getModel() == null || end.getPosition() == 0) {
      return ExitCodes.DONE;
    }
    Evaluation evaluation = follower(client, request.getRunId()).evaluation();
    PrintWriter writer = spec.commandLine().getOut();
    writer.printf(
        "model %s (%s), %s: scored %d, failed %d%n",
        evaluation.getModelId(),
        evaluation.getModelDigest(),
        evaluation.getEngine(),
        evaluation.getScored(),
        evaluation.getFailed());
    TextTable table = new TextTable("figure", "value");
    new TreeMap<>(evaluation.getMetrics()).forEach(table::row);
    table.print(writer);
    writer.flush();
    if (json != null) {
      EvaluationJson.write(evaluation, json);
    }
    if (evaluation.getFailed() > 0) {
      spec.commandLine()
          .getErr()
          .println("samples could not be scored, the first because: " + evaluation.getFailure());
      return ExitCodes.FAILURE;
    }
    return ExitCodes.DONE;
  }

  private int list(ReplayClient client) {
    Map<String, ReplayRequest> requests = new TreeMap<>(client.requests());
    TextTable table = new TextTable("run", "source", "model", "state", "position", "total");
    requests.forEach(
        (id, request) -> {
          ReplayProgress progress = client.progress(id).orElse(null);
          table.row(
              id,
              request.getSource(),
              request.getModel() == null ? "-" : request.getModel().getModelId(),
              progress == null ? "waiting" : progress.getState().name().toLowerCase(Locale.ROOT),
              progress == null ? 0 : progress.getPosition(),
              progress == null ? "-" : progress.getTotal());
        });
    table.print(spec.commandLine().getOut());
    return ExitCodes.DONE;
  }
}
