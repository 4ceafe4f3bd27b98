package org.pulsartriage.schemas.topics;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The topics of the pipeline under one prefix. Topics that are joined by key (candidates, scores)
 * have the same number of partitions.
 *
 * @param prefix what every name begins with, e.g. {@code triage.}
 * @param partitions partitions of the topics that carry candidates, 1 or more
 */
public record TopicCatalogue(String prefix, int partitions) {

  /** Prefix where none is configured. */
  public static final String DEFAULT_PREFIX = "triage.";

  /**
   * Partitions where none are configured: room for four scorer threads without a change of the
   * topic.
   */
  public static final int DEFAULT_PARTITIONS = 4;

  /** Largest raw file that quarantine keeps whole, in bytes. */
  public static final int QUARANTINE_MAX_BYTES = 8 << 20;

  private static final Duration NIGHTS = Duration.ofDays(30);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String SAMPLES = "samples.";
  private static final Pattern SOURCE = Pattern.compile("[a-z0-9-]{1,100}");
  private static final int MEBIBYTE = 1 << 20;
  private static final int JOB_PARTITIONS = 4;
  private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,100}");

  /** Checks prefix and partitions. */
  public TopicCatalogue {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "topic prefix '" + prefix + "': letters, digits, '.', '_' and '-' only");
    }
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions " + partitions + ": 1 or more");
    }
  }

  /**
   * @return the catalogue with the default prefix and partitions
   */
  public static TopicCatalogue standard() {
    return new TopicCatalogue(DEFAULT_PREFIX, DEFAULT_PARTITIONS);
  }

  /**
   * @return candidates, keyed by candidate id, kept for thirty nights
   */
  public TopicDefinition candidates() {
    return new TopicDefinition(prefix + "candidates", partitions, false, NIGHTS, 4 * MEBIBYTE);
  }

  /**
   * @return scores, keyed by candidate id, kept for thirty nights
   */
  public TopicDefinition scores() {
    return new TopicDefinition(prefix + "scores", partitions, false, NIGHTS, MEBIBYTE);
  }

  /**
   * @return model releases, keyed by model id; one partition, so that releases have one order
   */
  public TopicDefinition models() {
    return new TopicDefinition(prefix + "models", 1, true, null, MEBIBYTE);
  }

  /**
   * @return scores of the shadow model, keyed by candidate id, kept for thirty nights
   */
  public TopicDefinition shadowScores() {
    return new TopicDefinition(prefix + "shadow-scores", partitions, false, NIGHTS, MEBIBYTE);
  }

  /**
   * @return where each partition changed its model, keyed by role and partition, kept for ever; one
   *     partition, so that switches have one order
   */
  public TopicDefinition modelSwitches() {
    return new TopicDefinition(prefix + "model-switches", 1, false, null, MEBIBYTE);
  }

  /**
   * @return rejections with their bytes, keyed by candidate id, kept for ever
   */
  public TopicDefinition quarantine() {
    return new TopicDefinition(
        prefix + "quarantine", partitions, false, null, QUARANTINE_MAX_BYTES + MEBIBYTE);
  }

  /**
   * @return counts a night, stage and writer, the last of each kept for ever
   */
  public TopicDefinition ledger() {
    return new TopicDefinition(prefix + "ledger", 1, true, null, MEBIBYTE);
  }

  /**
   * @return groups of candidates across beams, keyed by group id, the last word on each kept for
   *     ever
   */
  public TopicDefinition groups() {
    return new TopicDefinition(prefix + "groups", partitions, true, null, 4 * MEBIBYTE);
  }

  /**
   * @return labels, keyed by candidate id and rater, all of them kept for ever: which label stood
   *     at an offset can be told at any time
   */
  public TopicDefinition labels() {
    return new TopicDefinition(prefix + "labels", partitions, false, null, MEBIBYTE);
  }

  /**
   * @return requests for trainings, keyed by job id, kept for thirty nights
   */
  public TopicDefinition trainingJobs() {
    return new TopicDefinition(prefix + "training-jobs", JOB_PARTITIONS, false, NIGHTS, MEBIBYTE);
  }

  /**
   * @return where trainings stand, keyed by job id, the last word on each kept for ever: a request
   *     never outlives the record of its end
   */
  public TopicDefinition trainingProgress() {
    return new TopicDefinition(prefix + "training-progress", JOB_PARTITIONS, true, null, MEBIBYTE);
  }

  /**
   * @param source what is replayed: name of an experiment or of a data set
   * @return its labelled samples, keyed by sample id, kept for a week; made when first replayed
   * @throws IllegalArgumentException where no topic can have that name
   */
  public TopicDefinition samples(String source) {
    if (!SOURCE.matcher(source).matches()) {
      throw new IllegalArgumentException(
          "samples of '" + source + "': small letters, digits and '-' only, 100 at most");
    }
    return new TopicDefinition(prefix + SAMPLES + source, partitions, false, WEEK, 8 * MEBIBYTE);
  }

  /**
   * @return what the names of all topics of samples match
   */
  public Pattern everySamples() {
    return Pattern.compile(Pattern.quote(prefix + SAMPLES) + SOURCE.pattern());
  }

  /**
   * @return scores of samples, keyed by sample id and partitioned as the samples, so that they join
   *     by key
   */
  public TopicDefinition sampleScores() {
    return new TopicDefinition(prefix + "sample-scores", partitions, false, WEEK, MEBIBYTE);
  }

  /**
   * @return figures of models on replays, keyed by run id, kept for ever
   */
  public TopicDefinition evaluations() {
    return new TopicDefinition(prefix + "evaluations", partitions, false, null, MEBIBYTE);
  }

  /**
   * @return what is wished of each replay, keyed by run id; its partitions are shared out among the
   *     replay services
   */
  public TopicDefinition replays() {
    return new TopicDefinition(prefix + "replays", partitions, true, null, MEBIBYTE);
  }

  /**
   * @return how far each replay has come, keyed by run id
   */
  public TopicDefinition replayProgress() {
    return new TopicDefinition(prefix + "replay-progress", partitions, true, null, MEBIBYTE);
  }

  /**
   * @return alarms, keyed by kind and subject, all of them kept for ever; one partition, so that
   *     they have one order
   */
  public TopicDefinition alarms() {
    return new TopicDefinition(prefix + "alarms", 1, false, null, MEBIBYTE);
  }

  /**
   * @return recall of pulsars that are known to be there, by hour, night, model, role and S/N, the
   *     last word on each kept for ever
   */
  public TopicDefinition recall() {
    return new TopicDefinition(prefix + "recall", 1, true, null, MEBIBYTE);
  }

  /**
   * @return the active model and its shadow on the same candidates, by night and pair of models,
   *     the last word on each kept for ever
   */
  public TopicDefinition shadowComparisons() {
    return new TopicDefinition(prefix + "shadow-comparisons", 1, true, null, MEBIBYTE);
  }

  /**
   * @return how quantities were distributed by beam and hour, keyed by night, hour, beam and
   *     quantity; one partition, as few as there are
   */
  public TopicDefinition drift() {
    return new TopicDefinition(prefix + "drift", 1, true, null, MEBIBYTE);
  }

  /**
   * @return every topic of the catalogue but those of samples, which are made when they are needed
   */
  public List<TopicDefinition> all() {
    return List.of(
        candidates(),
        scores(),
        models(),
        modelSwitches(),
        shadowScores(),
        quarantine(),
        ledger(),
        groups(),
        labels(),
        trainingJobs(),
        trainingProgress(),
        sampleScores(),
        evaluations(),
        replays(),
        replayProgress(),
        alarms(),
        drift(),
        recall(),
        shadowComparisons());
  }
}
