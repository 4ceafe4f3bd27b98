package org.pulsartriage.trainer.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.models.backend.NativeBackend;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.LossDescription;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.NetworkArchive;
import org.pulsartriage.models.bundle.TrainingData;
import org.pulsartriage.models.engine.BundleWriter;
import org.pulsartriage.models.input.InputAssemblies;
import org.pulsartriage.models.input.InputAssembly;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.loss.ClassBalance;
import org.pulsartriage.models.loss.LogitLoss;
import org.pulsartriage.models.loss.Losses;
import org.pulsartriage.models.network.CosineSchedule;
import org.pulsartriage.models.network.NetworkSettings;
import org.pulsartriage.models.network.Networks;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.trainer.fit.Augmentation;
import org.pulsartriage.trainer.fit.Checkpoint;
import org.pulsartriage.trainer.fit.CheckpointFile;
import org.pulsartriage.trainer.fit.SampleSource;
import org.pulsartriage.trainer.fit.TrainingListener;
import org.pulsartriage.trainer.fit.TrainingLoop;
import org.pulsartriage.trainer.fit.TrainingPlan;
import org.pulsartriage.trainer.fit.TrainingProgress;
import org.pulsartriage.trainer.simulated.Augmentations;

/**
 * Carries a recipe out. The same recipe, files, machine and number of threads give the same
 * parameters bit for bit, interrupted or not.
 */
public final class RecipeTraining {

  private static final String CHECKPOINT = "checkpoint.bin";

  private final Recipe recipe;
  private final List<RecipeSource.Opened> sources;
  private final ModelBundle start;
  private final InputAssembly assembly;
  private final InstantSource clock;

  private RecipeTraining(
      Recipe recipe,
      List<RecipeSource.Opened> sources,
      ModelBundle start,
      InputAssembly assembly,
      InstantSource clock) {
    this.recipe = recipe;
    this.sources = sources;
    this.start = start;
    this.assembly = assembly;
    this.clock = clock;
  }

  /**
   * How it is carried out.
   *
   * @param modelId name of the model
   * @param threads OpenMP threads, and threads that read samples, 1 or more; results depend on the
   *     former in the last bits
   * @param createdAt time stamp of the bundle
   * @param codeVersion version of the code, for the bundle
   * @param folder where a checkpoint is kept after every epoch, and gone on from; null for none
   */
  public record Options(
      String modelId, int threads, Instant createdAt, String codeVersion, Path folder) {}

  /**
   * Checks that everything that the recipe names is there and is what it says.
   *
   * @param recipe what to do
   * @param files where its files lie
   * @param data where data sets lie
   * @param bundles fetches the bundle that it starts from
   * @param clock for rate and time left
   * @return the training, ready to run
   * @throws RecipeException naming recipe, key and cause
   * @throws org.pulsartriage.datasets.MissingDataException where a data set is not there
   * @throws IOException where a file or store cannot be read
   */
  public static RecipeTraining prepare(
      Recipe recipe, RecipeFiles files, DataFolder data, BundleReader bundles, InstantSource clock)
      throws IOException {
    RecipeContext context = new RecipeContext(recipe.fileName(), files, data);
    InputAssembly assembly = InputAssemblies.named(recipe.input());
    requireFit(recipe, assembly);
    List<RecipeSource.Opened> sources = new ArrayList<>();
    for (RecipeSource source : recipe.sources()) {
      sources.add(source.open(context));
    }
    return new RecipeTraining(recipe, sources, start(recipe, context, bundles), assembly, clock);
  }

  private static void requireFit(Recipe recipe, InputAssembly assembly) {
    List<InputShape> wanted =
        Networks.named(recipe.network()).inputs(settings(recipe, ClassBalance.binary(2, 1), 1));
    List<InputShape> given = assembly.inputs();
    boolean fits = wanted.size() == given.size();
    for (int i = 0; fits && i < given.size(); i++) {
      fits =
          wanted.get(i).channels() == given.get(i).channels()
              && wanted.get(i).height() == given.get(i).height()
              && wanted.get(i).width() == given.get(i).width();
    }
    if (!fits) {
      throw recipe.fault(
          "input",
          "network " + recipe.network() + " does not take what " + assembly.name() + " gives");
    }
  }

  private static ModelBundle start(Recipe recipe, RecipeContext context, BundleReader bundles)
      throws IOException {
    if (recipe.start() == null) {
      return null;
    }
    String key = "start.bundle";
    RecipeFiles.Located located = context.locate(key, recipe.start().bundle());
    String digest = recipe.start().digest() == null ? located.digest() : recipe.start().digest();
    if (digest == null) {
      throw recipe.fault("start.digest", "is missing: the bundle's digest says which one is meant");
    }
    ModelBundle bundle;
    try {
      bundle = bundles.read(located.uri(), digest);
    } catch (InvalidBundleException e) {
      throw recipe.fault(key, e.getMessage());
    }
    Manifest manifest = bundle.manifest();
    if (!manifest.network().equals(recipe.network())
        || !manifest.inputAssembly().equals(recipe.input())) {
      throw recipe.fault(
          key,
          "holds network %s with input %s, the recipe says %s with %s"
              .formatted(
                  manifest.network(), manifest.inputAssembly(), recipe.network(), recipe.input()));
    }
    return bundle;
  }

  private static LogitLoss loss(Recipe recipe, ClassBalance balance) {
    return Losses.named(recipe.loss().name(), balance, recipe.loss().parameters());
  }

  private static NetworkSettings settings(Recipe recipe, ClassBalance balance, int steps) {
    Adam adam =
        Adam.builder()
            .learningRate(recipe.optimiser().learningRate())
            .beta1(recipe.optimiser().beta1())
            .beta2(recipe.optimiser().beta2())
            .build();
    if (recipe.cosine()) {
      adam.setLearningRateSchedule(
          new CosineSchedule(recipe.optimiser().learningRate(), steps / 20, steps + 1));
    }
    return new NetworkSettings(
        2, 0, loss(recipe, balance), adam, recipe.optimiser().weightDecay(), recipe.seed());
  }

  /**
   * Reads the samples, trains, and judges by what was kept from training.
   *
   * @param options how
   * @param listener is told how it goes
   * @return the model
   * @throws RecipeException where the sources hold no pulsar, or nothing else
   * @throws IOException where a file cannot be read, or the checkpoint written
   * @throws InterruptedException where the thread is interrupted; a checkpoint stays
   * @throws org.pulsartriage.trainer.fit.DivergedException where the loss stops being finite
   */
  public ModelBundle train(Options options, RecipeListener listener)
      throws IOException, InterruptedException {
    RecipeSamples samples = read(options.threads(), listener);
    RecipeSamples.Parts parts = samples.divide(recipe.validation(), sources.size());
    WeightedOrder order = order(samples, parts.train());
    ClassBalance balance = ClassBalance.binary(order.othersAnEpoch(), order.pulsarsAnEpoch());
    long anEpoch = order.othersAnEpoch() + order.pulsarsAnEpoch();
    int steps = (int) (recipe.epochs() * ((anEpoch + recipe.batch() - 1) / recipe.batch()));
    NativeBackend.useThreads(options.threads());
    ComputationGraph network =
        Networks.create(Networks.named(recipe.network()), settings(recipe, balance, steps));
    startFromBundle(network);
    Loop loop = new Loop(options, listener, identity(options, parts));
    loop.run(network, samples.part(parts.train()), order);
    RecipeValidation.Result judged =
        new RecipeValidation(recipe, samples, parts.validation())
            .judge(network, assembly.inputs(), options.threads());
    return bundle(options, network, balance, judged);
  }

  private RecipeSamples read(int threads, RecipeListener listener)
      throws IOException, InterruptedException {
    RecipeSamples samples = new RecipeSamples();
    for (int i = 0; i < sources.size(); i++) {
      int source = i;
      String name = recipe.sources().get(i).name();
      sources
          .get(i)
          .read(
              assembly,
              threads,
              (sample, measured, pulsar) -> {
                samples.add(sample, measured, pulsar, source);
                listener.onRead(name, samples.size());
              });
    }
    return samples;
  }

  private WeightedOrder order(RecipeSamples samples, int[] train) {
    boolean[] pulsar = new boolean[train.length];
    double[] weight = new double[train.length];
    for (int i = 0; i < train.length; i++) {
      pulsar[i] = samples.isPulsar(train[i]);
      weight[i] = recipe.sources().get(samples.sourceOf(train[i])).weight();
    }
    WeightedOrder order = new WeightedOrder(pulsar, weight, recipe.imbalance(), recipe.seed());
    boolean some = false;
    boolean all = true;
    for (boolean one : pulsar) {
      some |= one;
      all &= one;
    }
    if (!some || all || order.othersAnEpoch() == 0 || order.pulsarsAnEpoch() == 0) {
      throw recipe.fault(
          "sources",
          some ? "hold pulsars only, others are needed too" : "hold no pulsar to train on");
    }
    return order;
  }

  private void startFromBundle(ComputationGraph network) throws IOException {
    if (start == null) {
      return;
    }
    try {
      float[] parameters = NetworkArchive.read(start).params().toFloatVector();
      if (parameters.length != network.numParams()) {
        throw recipe.fault(
            "start.bundle",
            "holds %d parameters, network %s has %d"
                .formatted(parameters.length, recipe.network(), network.numParams()));
      }
      network.params().assign(Nd4j.create(parameters, new long[] {1, parameters.length}, 'c'));
    } catch (InvalidBundleException e) {
      throw recipe.fault("start.bundle", e.getMessage());
    }
  }

  /** What must be the same for a checkpoint to be gone on from. */
  private String identity(Options options, RecipeSamples.Parts parts) {
    return "recipe %s, %s, %d training samples, %d threads"
        .formatted(fingerprint(), provenance(), parts.train().length, options.threads());
  }

  private String fingerprint() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(recipe.text().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private Map<String, String> provenance() {
    Map<String, String> provenance = new TreeMap<>();
    for (int i = 0; i < sources.size(); i++) {
      RecipeSource source = recipe.sources().get(i);
      provenance.put(
          "source " + source.name(), sources.get(i).provenance() + ", weight " + source.weight());
    }
    if (start != null) {
      provenance.put("start", start.digest());
    }
    return provenance;
  }

  private ModelBundle bundle(
      Options options,
      ComputationGraph network,
      ClassBalance balance,
      RecipeValidation.Result judged) {
    Map<String, String> settings = new TreeMap<>(provenance());
    settings.put("recipe", recipe.fileName());
    settings.put("recipe sha256", fingerprint());
    settings.put("epochs", Integer.toString(recipe.epochs()));
    settings.put("threads", Integer.toString(options.threads()));
    LogitLoss loss = loss(recipe, balance);
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT_VERSION,
            options.modelId(),
            recipe.network(),
            new LossDescription(loss.name(), loss.parameters()),
            recipe.input(),
            new TrainingData(
                "recipe " + recipe.name(),
                balance.counts().get(1),
                balance.counts().get(0),
                settings),
            recipe.seed(),
            judged.metrics(),
            judged.threshold(),
            judged.calibration(),
            options.codeVersion(),
            options.createdAt().truncatedTo(ChronoUnit.SECONDS).toString());
    try {
      ModelBundle written = BundleWriter.write(options.modelId(), manifest, network);
      return judged.reference().map(written::with).orElse(written);
    } catch (InvalidBundleException e) {
      throw new IllegalStateException("the trained network is no model: " + e.getMessage(), e);
    }
  }

  /** The training loop with its checkpoint. */
  private final class Loop implements TrainingListener {

    private final Options options;
    private final RecipeListener listener;
    private final String identity;
    private int finished;

    Loop(Options options, RecipeListener listener, String identity) {
      this.options = options;
      this.listener = listener;
      this.identity = identity;
    }

    void run(ComputationGraph network, SampleSource samples, WeightedOrder order)
        throws IOException, InterruptedException {
      Checkpoint from = null;
      if (options.folder() != null) {
        Files.createDirectories(options.folder());
        Path file = options.folder().resolve(CHECKPOINT);
        if (Files.exists(file)) {
          from = CheckpointFile.read(file, identity).checkpoint();
          finished = from.epochs();
        }
      }
      if (finished >= recipe.epochs()) {
        TrainingLoop.restore(network, from);
        return;
      }
      TrainingPlan plan =
          new TrainingPlan(
              recipe.epochs(),
              recipe.batch(),
              2,
              order,
              recipe.augment() ? Augmentations.of(assembly.name()) : Augmentation.NONE,
              recipe.averaging(),
              recipe.seed(),
              options.threads());
      try {
        new TrainingLoop(clock).fit(network, assembly.inputs(), samples, plan, this, from);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      if (finished < recipe.epochs()) {
        throw new InterruptedException(recipe.name() + " ended after epoch " + finished);
      }
    }

    @Override
    public void onBatch(TrainingProgress progress) {
      listener.onBatch(progress);
    }

    @Override
    public void onEpoch(TrainingProgress progress, ComputationGraph network) {
      listener.onEpoch(progress, network);
    }

    @Override
    public boolean goOn(TrainingProgress progress, Supplier<Checkpoint> checkpoint) {
      finished = progress.epoch();
      if (options.folder() != null) {
        try {
          CheckpointFile.write(
              options.folder().resolve(CHECKPOINT),
              identity,
              new CheckpointFile.Content(checkpoint.get(), ""));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return listener.goOn(progress, checkpoint) && !Thread.currentThread().isInterrupted();
    }
  }
}
