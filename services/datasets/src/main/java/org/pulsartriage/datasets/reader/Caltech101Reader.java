package org.pulsartriage.datasets.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.DataSource;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.DatasetReader;
import org.pulsartriage.datasets.MalformedDataException;
import org.pulsartriage.datasets.MissingDataException;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.image.FolderImages;
import org.pulsartriage.datasets.image.ImageEntries;
import org.pulsartriage.datasets.image.NaturalOrder;
import org.pulsartriage.datasets.image.ZipImages;

/**
 * Caltech-101 at 65 x 65 without its background class: 8,677 images of 101 classes, a folder each.
 * From folders {@code caltech101/101_ObjectCategories/CLASS/} (or {@code caltech101/CLASS/}) or a
 * zip of such folders in {@code caltech101/} or {@code caltech101-65/}. Images of another size are
 * resized by exact area weights.
 */
public final class Caltech101Reader implements DatasetReader {

  /** Pixels a side of every image. */
  public static final int SIDE = 65;

  private static final String BACKGROUND = "BACKGROUND_Google";
  private static final String CATEGORIES = "101_ObjectCategories";

  private static final DataSource SOURCE =
      new DataSource(
          "Caltech-101",
          "Caltech's data repository",
          "Fei-Fei, Fergus, Perona 2004, CVPR workshop on generative-model based vision");

  @Override
  public String name() {
    return "caltech101";
  }

  @Override
  public DataSource source() {
    return SOURCE;
  }

  @Override
  public Dataset open(DataFolder folder) throws IOException {
    Path here = folder.of("caltech101");
    if (Files.isDirectory(here.resolve(CATEGORIES))) {
      return of(new FolderImages(here.resolve(CATEGORIES)));
    }
    for (Path place : List.of(here, folder.of("caltech101-65"))) {
      Path zip = zipIn(place);
      if (zip != null) {
        return of(new ZipImages(zip));
      }
    }
    if (Files.isDirectory(here)) {
      ImageEntries entries = new FolderImages(here);
      if (!entries.names().isEmpty()) {
        return of(entries);
      }
    }
    throw new MissingDataException(
        name(), here, List.of(CATEGORIES + "/CLASS/*.jpg (or a .zip of such folders)"), SOURCE);
  }

  /** The first zip of a folder, by name. */
  private static Path zipIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return null;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".zip"))
          .sorted()
          .findFirst()
          .orElse(null);
    }
  }

  private Dataset of(ImageEntries entries) throws IOException {
    List<String> images = new ArrayList<>();
    for (String name : entries.names()) {
      String[] steps = name.split("/");
      if (steps.length < 2) {
        throw new MalformedDataException(entries.file(), name, "an image outside a class's folder");
      }
      if (!classOf(name).equals(BACKGROUND)) {
        images.add(name);
      }
    }
    List<String> classes =
        images.stream()
            .map(Caltech101Reader::classOf)
            .distinct()
            .sorted(NaturalOrder.INSTANCE)
            .toList();
    if (classes.size() < 2) {
      throw new MalformedDataException(
          entries.file(), "folders", classes.size() + " classes with images, at least 2 wanted");
    }
    List<ImageDataset.Item> items =
        images.stream()
            .map(name -> new ImageDataset.Item(name, classes.indexOf(classOf(name))))
            .toList();
    return new ImageDataset(
        name(), classes, SIDE, entries, Map.of(Part.WHOLE, items), List.of(entries.file()));
  }

  /** The folder that an image lies in. */
  private static String classOf(String name) {
    String[] steps = name.split("/");
    return steps[steps.length - 2];
  }
}
