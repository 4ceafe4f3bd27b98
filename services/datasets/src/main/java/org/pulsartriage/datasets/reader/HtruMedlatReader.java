package org.pulsartriage.datasets.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.DataSource;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.DatasetReader;
import org.pulsartriage.datasets.MissingDataException;
import org.pulsartriage.datasets.candidate.CandidateFolders;
import org.pulsartriage.datasets.candidate.SubIntegrationView;
import org.pulsartriage.datasets.image.NaturalOrder;

/**
 * The HTRU Medlat training set under {@code htru-medlat/}: PHCX files in {@code pulsars/} (1,196)
 * and {@code RFI/} (89,996), each folder in natural order, pulsars first. A {@link
 * org.pulsartriage.datasets.CandidateDataset}.
 */
public final class HtruMedlatReader implements DatasetReader {

  private static final DataSource SOURCE =
      new DataSource(
          "the HTRU Medlat training set (PHCX files)",
          "its authors Morello et al.",
          "Morello et al. 2014, MNRAS 443, 1651; Keith et al. 2010, MNRAS 409, 619");

  private static final List<String> CLASSES = List.of("non-pulsar", "pulsar");
  private static final String PULSARS = "pulsars";
  private static final String RFI = "RFI";

  @Override
  public String name() {
    return "htru-medlat";
  }

  @Override
  public DataSource source() {
    return SOURCE;
  }

  @Override
  public boolean holdsCandidates() {
    return true;
  }

  @Override
  public Dataset open(DataFolder folder) throws IOException {
    Path here = folder.of("htru-medlat");
    List<CandidateFolders.Item> items = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    add(here, PULSARS, 1, items, missing);
    add(here, RFI, 0, items, missing);
    if (!missing.isEmpty()) {
      throw new MissingDataException(name(), here, missing, SOURCE);
    }
    return new CandidateFolders(
        name(),
        CLASSES,
        List.of(here.resolve(PULSARS), here.resolve(RFI)),
        items,
        new SubIntegrationView());
  }

  private static void add(
      Path here,
      String name,
      int classIndex,
      List<CandidateFolders.Item> items,
      List<String> missing)
      throws IOException {
    int before = items.size();
    Path folder = here.resolve(name);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(".phcx") || file.endsWith(".phcx.gz"))
            .sorted(NaturalOrder.INSTANCE)
            .map(
                file ->
                    new CandidateFolders.Item(folder.resolve(file), name + "/" + file, classIndex))
            .forEach(items::add);
      }
    }
    if (items.size() == before) {
      missing.add(name + "/*.phcx");
    }
  }
}
