package org.pulsartriage.trainer.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** A run as {@code epochs.csv}: a line an epoch, fold and seed; what was not measured is empty. */
final class CsvReport {

  static final String FILE_NAME = "epochs.csv";

  private CsvReport() {}

  static void write(RunResult run, Path folder) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (SeedResult seed : run.seeds()) {
      seed.epochs().forEach(epoch -> names.addAll(epoch.metrics().keySet()));
    }
    StringBuilder csv = new StringBuilder("seed,fold,epoch,scored,loss,seconds,samples");
    names.forEach(name -> csv.append(',').append(name));
    csv.append('\n');
    for (SeedResult seed : run.seeds()) {
      for (int fold = 0; fold < seed.folds().size(); fold++) {
        for (EpochResult epoch : seed.folds().get(fold).epochs()) {
          csv.append(seed.seed()).append(',').append(fold).append(',').append(epoch.epoch());
          csv.append(',').append(epoch.scored()).append(',').append(epoch.loss());
          csv.append(',').append(epoch.seconds()).append(',').append(epoch.samples());
          for (String name : names) {
            Double value = epoch.metrics().get(name);
            csv.append(',').append(value == null ? "" : value);
          }
          csv.append('\n');
        }
      }
    }
    Files.writeString(folder.resolve(FILE_NAME), csv);
  }
}
