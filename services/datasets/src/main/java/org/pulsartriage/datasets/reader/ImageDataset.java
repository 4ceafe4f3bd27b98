package org.pulsartriage.datasets.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.pulsartriage.datasets.FeatureEncoding;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;
import org.pulsartriage.datasets.image.AreaResize;
import org.pulsartriage.datasets.image.ImageDecoder;
import org.pulsartriage.datasets.image.ImageEntries;
import org.pulsartriage.datasets.image.PixelImage;

/** A data set of image files, shrunk to one size; a sample's id is its file's name. */
final class ImageDataset extends StoredDataset {

  /**
   * @param name of the image file
   * @param classIndex its class
   */
  record Item(String name, int classIndex) {}

  private final ImageEntries entries;
  private final Map<Part, List<Item>> items;

  ImageDataset(
      String name,
      List<String> classNames,
      int side,
      ImageEntries entries,
      Map<Part, List<Item>> items,
      List<Path> files) {
    super(
        name,
        classNames,
        new int[] {PixelImage.CHANNELS, side, side},
        FeatureEncoding.BYTE,
        items.keySet(),
        files);
    this.entries = entries;
    this.items = new HashMap<>();
    items.forEach((part, list) -> this.items.put(part, List.copyOf(list)));
  }

  @Override
  public int[] labels(Part part) {
    require(part);
    return items.get(part).stream().mapToInt(Item::classIndex).toArray();
  }

  @Override
  public SampleCursor open(Part part, IntPredicate wanted) throws IOException {
    require(part);
    List<Item> all = items.get(part);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      if (wanted.test(i)) {
        names.add(all.get(i).name());
      }
    }
    return new Cursor(all, names);
  }

  private final class Cursor implements SampleCursor {

    private final List<Item> all;
    private final Set<String> names;
    private final ImageEntries.ImageReader reader;
    private int next;

    Cursor(List<Item> all, Set<String> names) throws IOException {
      this.all = all;
      this.names = names;
      this.reader = entries.open(names);
    }

    @Override
    public Sample next() throws IOException {
      while (next < all.size()) {
        Item item = all.get(next++);
        if (names.contains(item.name())) {
          PixelImage image =
              ImageDecoder.decode(reader.read(item.name()), entries.file(), item.name());
          byte[] samples = AreaResize.to(image, shape()[2], shape()[1]).samples();
          return new Sample(
              item.name(), item.classIndex(), DataFiles.toFloats(samples, 0, samples.length));
        }
      }
      return null;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
