package org.pulsartriage.ingest.pipeline;

import java.time.Duration;
import java.time.LocalDate;
import org.pulsartriage.candidates.ReadLimits;
import org.pulsartriage.ingest.injection.InjectionSettings;

/**
 * How a pipeline runs.
 *
 * @param instance name of this ingest, one running process each: a second one of the same name
 *     fences the first
 * @param writer under which it counts in the ledger; another at every start, since counts begin at
 *     zero
 * @param night the night that files belong to; null for the UTC date on which each is received
 * @param limits how much a file may make us hold
 * @param decodeThreads threads that read and decode, 1 or more
 * @param batchFiles most files in a transaction, 1 or more
 * @param batchBytes most bytes in a transaction; one larger record still goes by itself
 * @param batchAge longest time that the first file of a transaction waits for more
 * @param patience how long a batch is tried while the cluster does not take it
 * @param injection simulated pulsars among the files
 */
public record IngestSettings(
    String instance,
    String writer,
    LocalDate night,
    ReadLimits limits,
    int decodeThreads,
    int batchFiles,
    int batchBytes,
    Duration batchAge,
    Duration patience,
    InjectionSettings injection) {

  /** Checks the ranges. */
  public IngestSettings {
    if (instance.isBlank() || writer.isBlank()) {
      throw new IllegalArgumentException("ingest instance and writer: empty");
    }
    if (decodeThreads < 1 || batchFiles < 1 || batchBytes < 1) {
      throw new IllegalArgumentException("ingest threads and batch limits: 1 or more");
    }
  }

  /**
   * @param instance name of this ingest
   * @param writer under which it counts in the ledger
   * @return settings with the usual limits: a decoding thread a core, 500 files or 8 MiB or 200 ms
   *     a transaction, two minutes of patience
   */
  public static IngestSettings of(String instance, String writer) {
    return new IngestSettings(
        instance,
        writer,
        null,
        ReadLimits.DEFAULT,
        Runtime.getRuntime().availableProcessors(),
        500,
        8 << 20,
        Duration.ofMillis(200),
        Duration.ofMinutes(2),
        InjectionSettings.NONE);
  }

  /**
   * @param fixed the night that every file belongs to; null for the date of receipt
   * @return these settings with that night
   */
  public IngestSettings withNight(LocalDate fixed) {
    return new IngestSettings(
        instance,
        writer,
        fixed,
        limits,
        decodeThreads,
        batchFiles,
        batchBytes,
        batchAge,
        patience,
        injection);
  }

  /**
   * @param simulated simulated pulsars among the files
   * @return these settings with them
   */
  public IngestSettings withInjection(InjectionSettings simulated) {
    return new IngestSettings(
        instance,
        writer,
        night,
        limits,
        decodeThreads,
        batchFiles,
        batchBytes,
        batchAge,
        patience,
        simulated);
  }
}
