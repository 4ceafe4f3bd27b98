package org.pulsartriage.trainer.jobkind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pulsartriage.schemas.TrainingJob;

/** What a job changes of its experiment or recipe. Unknown names and values are errors. */
final class JobOptions {

  static final String LOSS = "loss";
  static final String EPOCHS = "epochs";
  static final String SEEDS = "seeds";
  static final String THREADS = "threads";
  static final String RELEASE = "release";

  private static final int MOST_THREADS = 256;

  private final Map<String, String> options;

  private JobOptions(Map<String, String> options) {
    this.options = options;
  }

  static JobOptions of(TrainingJob job, Set<String> known) throws UnusableJobException {
    for (String name : new TreeSet<>(job.getOptions().keySet())) {
      if (!known.contains(name)) {
        throw new UnusableJobException(
            "options." + name,
            "options."
                + name
                + ": is unknown; known here are "
                + String.join(", ", new TreeSet<>(known)));
      }
    }
    return new JobOptions(job.getOptions());
  }

  /** Null where it isn't changed. */
  String text(String name) {
    return options.get(name);
  }

  /** Null where it isn't changed. */
  Integer whole(String name, int most) throws UnusableJobException {
    String text = options.get(name);
    if (text == null) {
      return null;
    }
    if (!text.matches("[0-9]{1,9}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > most) {
      throw fault(name, "'" + text + "' is no whole number from 1 to " + most);
    }
    return Integer.parseInt(text);
  }

  int threads() throws UnusableJobException {
    Integer threads = whole(THREADS, MOST_THREADS);
    return threads == null ? 1 : threads;
  }

  /** Null where they aren't changed. */
  List<Long> seeds() throws UnusableJobException {
    String text = options.get(SEEDS);
    if (text == null) {
      return null;
    }
    List<Long> seeds = new ArrayList<>();
    for (String seed : text.split(",")) {
      if (!seed.strip().matches("[0-9]{1,18}")) {
        throw fault(SEEDS, "'" + seed.strip() + "' is no seed");
      }
      seeds.add(Long.parseLong(seed.strip()));
    }
    return seeds;
  }

  /** Whether the model is released as a candidate; it is unless the job says no. */
  static boolean release(TrainingJob job) throws UnusableJobException {
    String text = job.getOptions().getOrDefault(RELEASE, "true");
    if (!text.equals("true") && !text.equals("false")) {
      throw fault(RELEASE, "'" + text + "' is neither true nor false");
    }
    return text.equals("true");
  }

  private static UnusableJobException fault(String name, String cause) {
    return new UnusableJobException("options." + name, "options." + name + ": " + cause);
  }
}
