package org.pulsartriage.replay.source;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.pulsartriage.datasets.CandidateDataset;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.models.input.InputAssemblies;
import org.pulsartriage.schemas.ReplayRequest;

/** Opens what a request names. Safe for many threads. */
public final class ReplaySources {

  private final DataFolder data;

  /**
   * @param data the root of all data sets
   */
  public ReplaySources(DataFolder data) {
    this.data = data;
  }

  /**
   * @param request a request
   * @return its samples
   * @throws org.pulsartriage.datasets.MissingDataException if files aren't there; the message says
   *     where a person gets them
   * @throws IOException if a file isn't what its layout promises, or cannot be read
   * @throws IllegalArgumentException if the request names what there is not; one line
   */
  public ReplaySource open(ReplayRequest request) throws IOException {
    ReplayName name = ReplayName.of(request.getSource(), request.getPart());
    Dataset dataset = name.reader().open(data);
    String input = request.getInput() == null ? name.ownInput() : request.getInput();
    if (input != null) {
      if (!(dataset instanceof CandidateDataset candidates)) {
        throw new IllegalArgumentException(
            dataset.name() + ": holds no candidates to be prepared as " + input);
      }
      dataset = candidates.with(new AssembledFeatures(InputAssemblies.named(input)));
    }
    ReplaySource source =
        name.experiment() == null
            ? new DatasetSource(request.getSource(), dataset, part(request.getPart()))
            : new ExperimentSource(
                name.experiment(), dataset, request.getSeed(), request.getFold());
    if (source.description().size() == 0) {
      throw new IllegalArgumentException(request.getSource() + ": no samples");
    }
    return request.getShuffle() == null ? source : new ShuffledSource(source, request.getShuffle());
  }

  private static Part part(String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(Part.values())
        .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "part '" + text + "': unknown; there are train, test, whole"));
  }
}
