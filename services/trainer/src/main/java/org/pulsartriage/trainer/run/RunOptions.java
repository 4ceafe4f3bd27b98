package org.pulsartriage.trainer.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.protocol.Sampling;

/**
 * What a run changes of its experiment, and how it is carried out. Null stands for the experiment's
 * own.
 *
 * @param data where data sets lie
 * @param out folder for report, checkpoints and bundles
 * @param loss name of a loss
 * @param lossParameters those that differ from the loss's defaults, by name; with {@code loss}
 *     null, on top of the experiment's
 * @param seeds a training each, none twice
 * @param epochs number of epochs, 1 or more; the scored ones move in proportion
 * @param sampling how the training classes are balanced
 * @param earlyStop when to stop before; null for never
 * @param parallel trainings at a time, 1 or more, each on a thread of its own
 * @param threads OpenMP threads of each training, 1 or more; results depend on it in the last bits
 * @param command the command line, for the report
 * @param codeVersion version and commit of the code, for report and bundle
 * @param mark what tells the bundles from those of other runs
 */
public record RunOptions(
    DataFolder data,
    Path out,
    String loss,
    Map<String, Double> lossParameters,
    List<Long> seeds,
    Integer epochs,
    Sampling sampling,
    EarlyStop earlyStop,
    int parallel,
    int threads,
    String command,
    String codeVersion,
    BundleMark mark) {

  /**
   * What tells the bundles of a run from those of other runs of the same experiment.
   *
   * @param suffix what the models' names end with; empty for nothing
   * @param createdAt time stamp of the bundles; null for when they are written
   */
  public record BundleMark(String suffix, Instant createdAt) {

    /** Nothing but the time. */
    public static final BundleMark NONE = new BundleMark("", null);
  }

  /** As above, with bundles that carry no mark. */
  public RunOptions(
      DataFolder data,
      Path out,
      String loss,
      Map<String, Double> lossParameters,
      List<Long> seeds,
      Integer epochs,
      Sampling sampling,
      EarlyStop earlyStop,
      int parallel,
      int threads,
      String command,
      String codeVersion) {
    this(
        data,
        out,
        loss,
        lossParameters,
        seeds,
        epochs,
        sampling,
        earlyStop,
        parallel,
        threads,
        command,
        codeVersion,
        BundleMark.NONE);
  }

  public RunOptions {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(codeVersion, "codeVersion");
    Objects.requireNonNull(mark, "mark");
    lossParameters = Map.copyOf(lossParameters);
    if (seeds != null) {
      seeds = List.copyOf(seeds);
      if (seeds.isEmpty() || seeds.stream().distinct().count() != seeds.size()) {
        throw new IllegalArgumentException("seeds " + seeds + ": one or more, none twice, wanted");
      }
    }
    requireAtLeastOne("epochs", epochs == null ? 1 : epochs);
    requireAtLeastOne("parallel", parallel);
    requireAtLeastOne("threads", threads);
  }

  /**
   * The experiment as it stands, one training a core at a time, one thread each.
   *
   * @param data where data sets lie
   * @param out folder for report, checkpoints and bundles
   * @return those options
   */
  public static RunOptions of(DataFolder data, Path out) {
    return new RunOptions(
        data,
        out,
        null,
        Map.of(),
        null,
        null,
        null,
        null,
        Runtime.getRuntime().availableProcessors(),
        1,
        "",
        "unknown");
  }

  /**
   * @param folder folder for report, checkpoints and bundles
   * @return the same options with another folder
   */
  public RunOptions into(Path folder) {
    return new RunOptions(
        data,
        folder,
        loss,
        lossParameters,
        seeds,
        epochs,
        sampling,
        earlyStop,
        parallel,
        threads,
        command,
        codeVersion,
        mark);
  }

  private static void requireAtLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", 1 or more wanted");
    }
  }
}
