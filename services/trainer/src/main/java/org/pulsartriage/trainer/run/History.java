package org.pulsartriage.trainer.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.pulsartriage.trainer.report.EpochResult;

/** The epochs of a training so far, kept with its checkpoint. */
final class History {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<EpochResult> epochs = new ArrayList<>();

  static History of(String json) throws IOException {
    History history = new History();
    history.epochs.addAll(JSON.readValue(json, new TypeReference<List<EpochResult>>() {}));
    return history;
  }

  String json() {
    try {
      return JSON.writeValueAsString(epochs);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("epochs cannot be written", e);
    }
  }

  void add(EpochResult epoch) {
    epochs.add(epoch);
  }

  /** Place of the epoch with the highest validation figure, the first of equals; -1 for none. */
  int best() {
    int best = -1;
    for (int i = 0; i < epochs.size(); i++) {
      double value = epochs.get(i).validation();
      if (!Double.isNaN(value) && (best < 0 || value > epochs.get(best).validation())) {
        best = i;
      }
    }
    return best;
  }

  int size() {
    return epochs.size();
  }

  List<EpochResult> epochs() {
    return List.copyOf(epochs);
  }

  /** The epochs with the best one alone scored. */
  List<EpochResult> withBestScored() {
    int best = best();
    List<EpochResult> scored = new ArrayList<>();
    for (int i = 0; i < epochs.size(); i++) {
      scored.add(epochs.get(i).scored(i == best));
    }
    return scored;
  }
}
