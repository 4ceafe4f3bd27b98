package org.pulsartriage.gate.drift;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.pulsartriage.models.reference.Quantity;
import org.pulsartriage.models.reference.Reference;
import org.pulsartriage.models.reference.ReferenceBuilder;
import org.pulsartriage.schemas.DriftCounts;

/**
 * The reference of models whose bundle has none: the first night that is over, and that no other
 * model scored any of. Until there is one, the counts of closed hours are kept; then only its sum.
 */
final class FirstNights {

  private static final StringSerializer KEYS = new StringSerializer();

  private final CountStore counts;
  private final KeyValueStore<String, String> closed;

  /** Sum of the night by digest, '/' and the night. */
  private final KeyValueStore<String, DriftCounts> nights;

  private final Map<String, HeldAgainst> known = new HashMap<>();

  FirstNights(
      CountStore counts,
      KeyValueStore<String, String> closed,
      KeyValueStore<String, DriftCounts> nights) {
    this.counts = counts;
    this.closed = closed;
    this.nights = nights;
  }

  /**
   * @param digest a model
   * @param night the night to be tested: only an earlier one will do
   * @param open hours that are not closed
   * @return the reference; empty where no night will do yet
   */
  Optional<HeldAgainst> of(String digest, String night, Set<DriftHour> open) {
    HeldAgainst held = known.get(digest);
    if (held == null) {
      held = chosen(digest);
    }
    if (held == null && choose(digest, night, open)) {
      held = chosen(digest);
    }
    if (held != null) {
      known.put(digest, held);
    }
    return Optional.ofNullable(held);
  }

  private HeldAgainst chosen(String digest) {
    try (KeyValueIterator<String, DriftCounts> of = nights.prefixScan(digest + "/", KEYS)) {
      if (!of.hasNext()) {
        return null;
      }
      KeyValue<String, DriftCounts> night = of.next();
      Counts sum = Counts.of(night.value);
      Reference reference = ReferenceBuilder.of(sum.sample(Quantity.LOGIT), sum.cells());
      return HeldAgainst.night(night.key.substring(digest.length() + 1), reference);
    }
  }

  private boolean choose(String digest, String before, Set<DriftHour> open) {
    Set<String> unfit = new HashSet<>();
    open.forEach(hour -> unfit.add(hour.night()));
    try (KeyValueIterator<String, String> hours = closed.all()) {
      while (hours.hasNext()) {
        KeyValue<String, String> hour = hours.next();
        if (!hour.value.isEmpty() && !hour.value.equals(digest)) {
          unfit.add(DriftHour.ofKey(hour.key).night());
        }
      }
    }
    TreeMap<String, Counts> sums = new TreeMap<>();
    for (DriftHour hour : counts.hours()) {
      if (hour.night().compareTo(before) < 0 && !unfit.contains(hour.night())) {
        Counts sum = sums.computeIfAbsent(hour.night(), night -> new Counts());
        counts.of(hour).values().forEach(sum::add);
      }
    }
    for (Map.Entry<String, Counts> night : sums.entrySet()) {
      if (night.getValue().sample(Quantity.LOGIT) >= ReferenceBuilder.LEAST_SAMPLE) {
        nights.put(digest + "/" + night.getKey(), night.getValue().stored());
        forget(digest);
        return true;
      }
    }
    return false;
  }

  /** Counts of closed hours of that model, all or in part: nothing will ask for them again. */
  private void forget(String digest) {
    for (DriftHour hour : counts.hours()) {
      String models = closed.get(hour.key());
      if (models != null && List.of(models.split(",")).contains(digest)) {
        counts.delete(hour);
      }
    }
  }
}
