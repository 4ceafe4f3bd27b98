package org.pulsartriage.datasets;

import java.util.List;
import java.util.stream.Collectors;
import org.pulsartriage.datasets.reader.Caltech101Reader;
import org.pulsartriage.datasets.reader.Cifar100Reader;
import org.pulsartriage.datasets.reader.Cifar10First4000Reader;
import org.pulsartriage.datasets.reader.Cifar10Reader;
import org.pulsartriage.datasets.reader.FeatureTableReader;
import org.pulsartriage.datasets.reader.Htru1BatchReader;
import org.pulsartriage.datasets.reader.HtruMedlatReader;
import org.pulsartriage.datasets.reader.MnistReader;
import org.pulsartriage.datasets.reader.SimulatedNightReader;
import org.pulsartriage.datasets.reader.SimulatedReader;

/** The registry of data sets: a line each. */
public final class Datasets {

  private static final List<DatasetReader> ALL =
      List.of(
          new MnistReader(),
          new Cifar10Reader(),
          new Cifar10First4000Reader(),
          new Cifar100Reader(Cifar100Reader.Labels.COARSE),
          new Cifar100Reader(Cifar100Reader.Labels.FINE),
          new Caltech101Reader(),
          new Htru1BatchReader(),
          FeatureTableReader.htru2(),
          FeatureTableReader.lotaas1(),
          FeatureTableReader.htru1Discretised(),
          new HtruMedlatReader(),
          new SimulatedReader(),
          new SimulatedNightReader());

  private Datasets() {}

  /**
   * @return every reader, in the order of the documentation
   */
  public static List<DatasetReader> all() {
    return ALL;
  }

  /**
   * @param name name of a data set
   * @return its reader
   * @throws IllegalArgumentException if there is none of that name; the message lists the names
   */
  public static DatasetReader named(String name) {
    return ALL.stream()
        .filter(reader -> reader.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "data set '"
                        + name
                        + "': unknown; known are "
                        + ALL.stream().map(DatasetReader::name).collect(Collectors.joining(", "))));
  }
}
