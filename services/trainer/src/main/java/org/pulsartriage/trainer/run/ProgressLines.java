package org.pulsartriage.trainer.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.pulsartriage.trainer.fit.TrainingProgress;
import org.pulsartriage.trainer.report.EpochResult;

/**
 * A run's progress as plain lines: loss, rate, time left and figures, not more often than asked.
 */
public final class ProgressLines implements RunListener {

  private final Consumer<String> out;
  private final InstantSource clock;
  private final Duration between;
  private final String device;
  private final Map<Training, Instant> last = new HashMap<>();

  /**
   * @param out takes a line
   * @param clock tells when
   * @param between least time between two lines of a training; its last epoch always has one
   * @param device what the networks run on, in words
   */
  public ProgressLines(Consumer<String> out, InstantSource clock, Duration between, String device) {
    this.device = device;
    this.out = out;
    this.clock = clock;
    this.between = between;
  }

  @Override
  public synchronized void onStart(Training training, int epochsDone) {
    last.put(training, clock.instant());
    if (epochsDone > 0) {
      out.accept(training.label() + ": goes on after epoch " + epochsDone);
    }
  }

  @Override
  public synchronized void onBatch(Training training, TrainingProgress progress) {
    if (due(training)) {
      out.accept(line(training, progress));
    }
  }

  @Override
  public synchronized void onEpoch(
      Training training, TrainingProgress progress, EpochResult result) {
    if (progress.epoch() == progress.epochs() || !result.metrics().isEmpty() && due(training)) {
      StringBuilder line = new StringBuilder(line(training, progress));
      result.metrics().entrySet().stream()
          .limit(1)
          .forEach(
              figure ->
                  line.append(
                      String.format(Locale.ROOT, ", %s %.4f", figure.getKey(), figure.getValue())));
      out.accept(line.toString());
    }
  }

  private boolean due(Training training) {
    Instant now = clock.instant();
    if (Duration.between(last.get(training), now).compareTo(between) < 0) {
      return false;
    }
    last.put(training, now);
    return true;
  }

  private String line(Training training, TrainingProgress progress) {
    return String.format(
        Locale.ROOT,
        "%s on %s: epoch %d/%d, loss %.5f, %.0f samples/s, %d s left",
        training.label(),
        device,
        progress.epoch(),
        progress.epochs(),
        progress.loss(),
        progress.samplesPerSecond(),
        progress.timeLeft().toSeconds());
  }
}
