package org.pulsartriage.trainer.recipe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.pulsartriage.datasets.experiment.StrictNode;
import org.pulsartriage.models.input.InputAssembly;
import org.pulsartriage.models.reference.Quantity;
import org.pulsartriage.schemas.CandidateLabel;
import org.pulsartriage.schemas.LabelledCandidate;
import org.pulsartriage.schemas.labels.Labels;
import org.pulsartriage.trainer.fit.FixedPointArrays;
import org.pulsartriage.trainer.snapshot.SnapshotFile;

/**
 * Candidates that people labelled.
 *
 * @param header what every source has
 * @param file the snapshot, as the recipe calls it
 * @param digest SHA-256 that it must have; null where the recipe does not say
 * @param pulsars labels that count as pulsar
 * @param others labels that count as none; candidates of further labels are left out
 * @param injected whether injected pulsars may be among them
 */
record SnapshotSource(
    RecipeSources.Header header,
    String file,
    String digest,
    Set<CandidateLabel> pulsars,
    Set<CandidateLabel> others,
    boolean injected)
    implements RecipeSource {

  static RecipeSource parse(StrictNode node, RecipeSources.Header header) {
    Set<CandidateLabel> pulsars = labels(node, "pulsars", Labels.PULSARS);
    Set<CandidateLabel> others = labels(node, "others", Labels.OTHERS);
    for (CandidateLabel label : pulsars) {
      if (others.contains(label)) {
        throw node.malformed("others", Labels.text(label) + " is among the pulsars too");
      }
    }
    return new SnapshotSource(
        header,
        node.text("file"),
        node.has("digest") ? node.text("digest") : null,
        pulsars,
        others,
        node.has("injected") && node.flag("injected"));
  }

  private static Set<CandidateLabel> labels(
      StrictNode node, String key, Set<CandidateLabel> usual) {
    if (!node.has(key)) {
      return usual;
    }
    Set<CandidateLabel> labels = EnumSet.noneOf(CandidateLabel.class);
    for (String text : node.texts(key)) {
      try {
        labels.add(Labels.named(text));
      } catch (IllegalArgumentException e) {
        throw node.malformed(key, e.getMessage());
      }
    }
    return labels;
  }

  @Override
  public String key() {
    return header.key();
  }

  @Override
  public String name() {
    return header.name();
  }

  @Override
  public double weight() {
    return header.weight();
  }

  @Override
  public Opened open(RecipeContext context) throws IOException {
    Path path = context.file(key() + ".file", file, digest);
    String found = SnapshotFile.digest(path);
    try (SnapshotFile.Reader reader = SnapshotFile.open(path)) {
      SnapshotFile.Origin origin = reader.origin();
      if (origin.request().injected() && !injected) {
        // Not an error: the injected ones are passed over as the file is read.
        return new File(path, found + ", without injected candidates");
      }
    }
    return new File(path, found);
  }

  private final class File implements Opened {

    private final Path path;
    private final String provenance;

    File(Path path, String digest) {
      this.path = path;
      this.provenance = "snapshot " + digest;
    }

    @Override
    public String provenance() {
      return provenance;
    }

    @Override
    public void read(InputAssembly assembly, int threads, Sink sink) throws IOException {
      try (SnapshotFile.Reader reader = SnapshotFile.open(path)) {
        for (LabelledCandidate next = reader.next(); next != null; next = reader.next()) {
          boolean pulsar = pulsars.contains(next.getLabel());
          boolean wanted = pulsar || others.contains(next.getLabel());
          if (wanted && (injected || next.getCandidate().getInjection() == null)) {
            sink.take(
                FixedPointArrays.encode(assembly.assemble(next.getCandidate())),
                Quantity.measured(next.getCandidate()),
                pulsar);
          }
        }
      }
    }
  }
}
