package org.pulsartriage.standalone.bench.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One measurement.
 *
 * @param network name of the architecture
 * @param engine name of the engine
 * @param guarantee what a score is given: exactly-once, at-least-once
 * @param arrangement who runs where: one-jvm, apart, naive
 * @param threads threads that score
 * @param recordBytes mean size of a candidate's record
 * @param scoreBytes mean size of a score with its key
 * @param candidatesPerSecond scores received a second while as many candidates wait as can be
 *     scored
 * @param engineBefore candidates a second that the engine alone does of the same candidates on as
 *     many threads, measured before
 * @param engineAfter the same, measured after
 * @param processorMillis processor time of a candidate in milliseconds at that rate, by what spends
 *     it: broker, scorer and load, or all of them in one JVM
 * @param loadPerSecond candidates a second at which latency was measured, half of the first rate
 * @param p50Millis median of the time from when a candidate was due to be sent until its score was
 *     received
 * @param p99Millis 99th percentile of that time
 */
public record PipelineRow(
    String network,
    String engine,
    String guarantee,
    String arrangement,
    int threads,
    int recordBytes,
    int scoreBytes,
    double candidatesPerSecond,
    double engineBefore,
    double engineAfter,
    Map<String, Double> processorMillis,
    double loadPerSecond,
    double p50Millis,
    double p99Millis) {

  /**
   * @return what the engine alone does, the mean of before and after
   */
  public double engineCandidatesPerSecond() {
    return (engineBefore + engineAfter) / 2;
  }

  /**
   * @return the part of the engine's own rate that the pipeline reaches
   */
  public double shareOfEngine() {
    return candidatesPerSecond / engineCandidatesPerSecond();
  }

  /**
   * @param after what the engine alone does, measured after
   * @return this row with it
   */
  PipelineRow withEngineAfter(double after) {
    return new PipelineRow(
        network,
        engine,
        guarantee,
        arrangement,
        threads,
        recordBytes,
        scoreBytes,
        candidatesPerSecond,
        engineBefore,
        after,
        processorMillis,
        loadPerSecond,
        p50Millis,
        p99Millis);
  }

  /**
   * @return processor time of a candidate in milliseconds, whoever spends it
   */
  public double allProcessorMillis() {
    return processorMillis.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /**
   * @return the row as it is kept
   */
  public Map<String, Object> cells() {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("network", network);
    cells.put("engine", engine);
    cells.put("guarantee", guarantee);
    cells.put("arrangement", arrangement);
    cells.put("threads", threads);
    cells.put("record_bytes", recordBytes);
    cells.put("score_bytes", scoreBytes);
    cells.put("candidates_per_second", candidatesPerSecond);
    cells.put("engine_candidates_per_second", engineCandidatesPerSecond());
    cells.put("engine_before", engineBefore);
    cells.put("engine_after", engineAfter);
    cells.put("share_of_engine", shareOfEngine());
    processorMillis.forEach((who, millis) -> cells.put("processor_ms_" + who, millis));
    cells.put("load_per_second", loadPerSecond);
    cells.put("p50_ms", p50Millis);
    cells.put("p99_ms", p99Millis);
    return cells;
  }
}
