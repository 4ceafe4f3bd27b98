package org.pulsartriage.datasets.candidate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.pulsartriage.candidates.CandidateReader;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.datasets.CandidateDataset;
import org.pulsartriage.datasets.CandidateFeatures;
import org.pulsartriage.datasets.FeatureEncoding;
import org.pulsartriage.datasets.MalformedDataException;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;

/** Candidates in files, a sample a file, each with a class. */
public final class CandidateFolders implements CandidateDataset {

  /**
   * @param file the candidate's file
   * @param id unique within the data set
   * @param classIndex its class
   */
  public record Item(Path file, String id, int classIndex) {}

  private final String name;
  private final List<String> classNames;
  private final List<Path> folders;
  private final List<Item> items;
  private final CandidateFeatures features;
  private final CandidateReader reader = new CandidateReader();

  /**
   * @param name name of the data set
   * @param classNames names of its classes
   * @param folders where the files lie
   * @param items the candidates, in order
   * @param features the view of each
   */
  public CandidateFolders(
      String name,
      List<String> classNames,
      List<Path> folders,
      List<Item> items,
      CandidateFeatures features) {
    this.name = name;
    this.classNames = List.copyOf(classNames);
    this.folders = List.copyOf(folders);
    this.items = List.copyOf(items);
    this.features = features;
  }

  @Override
  public CandidateDataset with(CandidateFeatures other) {
    return new CandidateFolders(name, classNames, folders, items, other);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int[] shape() {
    return features.shape();
  }

  @Override
  public FeatureEncoding encoding() {
    return FeatureEncoding.FLOAT;
  }

  @Override
  public Set<Part> parts() {
    return Set.of(Part.WHOLE);
  }

  @Override
  public List<Path> files() {
    return folders;
  }

  @Override
  public int[] labels(Part part) {
    WholeOnly.require(name, part);
    return items.stream().mapToInt(Item::classIndex).toArray();
  }

  @Override
  public SampleCursor open(Part part, IntPredicate wanted) {
    WholeOnly.require(name, part);
    return new SampleCursor() {
      private int next;

      @Override
      public Sample next() throws IOException {
        while (next < items.size()) {
          int at = next++;
          if (wanted.test(at)) {
            return sample(items.get(at));
          }
        }
        return null;
      }

      @Override
      public void close() {
        // Each file is closed as it is read.
      }
    };
  }

  private Sample sample(Item item) throws MalformedDataException {
    try {
      CandidateReader.Read read = reader.read(item.file());
      return new Sample(
          item.id(),
          item.classIndex(),
          features.of(
              CandidateRecords.of(
                  read.candidate(),
                  read.candidateId(),
                  read.file().name(),
                  read.format(),
                  read.file().bytes().length)));
    } catch (MalformedCandidateException e) {
      throw new MalformedDataException(item.file(), e.element(), e.reason(), e);
    }
  }
}
