package org.pulsartriage.datasets.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.DataSource;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.DatasetReader;
import org.pulsartriage.datasets.MalformedDataException;
import org.pulsartriage.datasets.MissingDataException;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.image.FolderImages;
import org.pulsartriage.datasets.image.ImageEntries;
import org.pulsartriage.datasets.image.TarGzImages;

/**
 * CIFAR-10 under {@code cifar10/}: 50,000 + 10,000 images, 3 x 32 x 32, bytes. Taken in this order
 * from the binary batches (here or in {@code cifar-10-batches-bin/}), from image folders {@code
 * train/CLASS/} and {@code test/CLASS/}, or from {@code cifar10-jpeg.tar.gz} that holds such
 * folders. A JPEG copy is lossy: {@link Dataset#files()} tells which one was read.
 */
public final class Cifar10Reader implements DatasetReader {

  static final DataSource SOURCE =
      new DataSource(
          "CIFAR-10",
          "its author A. Krizhevsky (binary version)",
          "Krizhevsky 2009, Learning Multiple Layers of Features from Tiny Images");

  static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private static final List<String> TRAIN =
      List.of(
          "data_batch_1.bin",
          "data_batch_2.bin",
          "data_batch_3.bin",
          "data_batch_4.bin",
          "data_batch_5.bin");

  private static final String TEST = "test_batch.bin";
  private static final String ARCHIVE = "cifar10-jpeg.tar.gz";

  @Override
  public String name() {
    return "cifar10";
  }

  @Override
  public DataSource source() {
    return SOURCE;
  }

  @Override
  public Dataset open(DataFolder folder) throws IOException {
    Path here = folder.of("cifar10");
    for (Path place : List.of(here, here.resolve("cifar-10-batches-bin"))) {
      if (DataFiles.find(place, TEST) != null) {
        return binary(place);
      }
    }
    if (Files.isDirectory(here.resolve("train")) && Files.isDirectory(here.resolve("test"))) {
      return images(new FolderImages(here), List.of(here.resolve("train"), here.resolve("test")));
    }
    Path archive = here.resolve(ARCHIVE);
    if (Files.isRegularFile(archive)) {
      return images(new TarGzImages(archive), List.of(archive));
    }
    throw new MissingDataException(
        name(),
        here,
        List.of(
            "data_batch_1.bin .. data_batch_5.bin and test_batch.bin"
                + " (or folders train/ and test/ of images, or "
                + ARCHIVE
                + ")"),
        SOURCE);
  }

  private Dataset binary(Path place) throws IOException {
    List<String> names = new ArrayList<>(TRAIN);
    names.add(TEST);
    List<Path> files = DataFiles.require(name(), place, names, SOURCE);
    Map<Part, CifarRecords> records = new EnumMap<>(Part.class);
    records.put(Part.TRAIN, CifarRecords.of(files.subList(0, TRAIN.size()), 1, 0, CLASSES.size()));
    records.put(
        Part.TEST,
        CifarRecords.of(files.subList(TRAIN.size(), files.size()), 1, 0, CLASSES.size()));
    return new CifarDataset(name(), CLASSES, files, records);
  }

  private Dataset images(ImageEntries entries, List<Path> files) throws IOException {
    Map<Part, List<ImageDataset.Item>> items = new EnumMap<>(Part.class);
    items.put(Part.TRAIN, new ArrayList<>());
    items.put(Part.TEST, new ArrayList<>());
    for (String name : entries.names()) {
      String[] steps = name.split("/");
      int classIndex = steps.length == 3 ? CLASSES.indexOf(steps[1]) : -1;
      if (classIndex < 0 || !(steps[0].equals("train") || steps[0].equals("test"))) {
        throw new MalformedDataException(
            entries.file(),
            name,
            "not train/CLASS/FILE or test/CLASS/FILE with a class of " + CLASSES);
      }
      items
          .get(steps[0].equals("train") ? Part.TRAIN : Part.TEST)
          .add(new ImageDataset.Item(name, classIndex));
    }
    for (Map.Entry<Part, List<ImageDataset.Item>> part : items.entrySet()) {
      if (part.getValue().isEmpty()) {
        throw new MalformedDataException(
            entries.file(), part.getKey().toString(), "holds no images");
      }
    }
    return new ImageDataset(name(), CLASSES, CifarRecords.SIDE, entries, items, files);
  }
}
