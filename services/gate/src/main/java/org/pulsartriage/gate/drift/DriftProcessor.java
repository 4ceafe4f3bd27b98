package org.pulsartriage.gate.drift;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.DriftCounts;
import org.pulsartriage.schemas.DriftObservation;
import org.pulsartriage.schemas.DriftWindow;
import org.pulsartriage.schemas.alarms.Alarms;
import org.pulsartriage.schemas.serde.AvroSerde;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts by night, hour and beam, and tests an hour once it is closed: nothing has come for it for
 * a while, and it is over by the clock, or a later night has begun. An hour is closed once; what
 * comes for it thereafter is counted as late and no more.
 */
final class DriftProcessor
    extends ContextualProcessor<byte[], DriftObservation, String, SpecificRecordBase> {

  private static final Logger LOG = LoggerFactory.getLogger(DriftProcessor.class);

  private static final String CLOSED = "drift-closed";
  private static final String NIGHTS = "drift-nights";
  private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(10);
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

  private final DriftSettings settings;
  private final ModelReferences references;
  private final DriftMeters meters;
  private final HourTest test;

  /** When something last came for each open hour, by this machine's clock. */
  private final Map<DriftHour, Long> touched = new TreeMap<>();

  private String trouble = "";
  private String latestNight = "";
  private CountStore counts;
  private KeyValueStore<String, String> closed;
  private FirstNights nights;

  DriftProcessor(DriftSettings settings, ModelReferences references, DriftMeters meters) {
    this.settings = settings;
    this.references = references;
    this.meters = meters;
    this.test = new HourTest(settings);
  }

  static List<StoreBuilder<?>> stores() {
    return List.of(
        CountStore.builder(),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(CLOSED), Serdes.String(), Serdes.String()),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(NIGHTS),
            Serdes.String(),
            AvroSerde.of(DriftCounts.class)));
  }

  static String[] storeNames() {
    return new String[] {CountStore.NAME, CLOSED, NIGHTS};
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecordBase> context) {
    super.init(context);
    counts = new CountStore(context.getStateStore(CountStore.NAME));
    closed = context.getStateStore(CLOSED);
    nights = new FirstNights(counts, closed, context.getStateStore(NIGHTS));
    touched.clear();
    latestNight = "";
    long now = context.currentSystemTimeMs();
    try (KeyValueIterator<String, String> hours = closed.all()) {
      hours.forEachRemaining(hour -> saw(DriftHour.ofKey(hour.key).night()));
    }
    for (DriftHour hour : counts.hours()) {
      saw(hour.night());
      if (closed.get(hour.key()) == null) {
        touched.put(hour, now);
      }
    }
    Duration wanted = settings.grace().dividedBy(4);
    Duration interval = wanted.compareTo(LONGEST_INTERVAL) > 0 ? LONGEST_INTERVAL : wanted;
    context.schedule(
        interval.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : interval,
        PunctuationType.WALL_CLOCK_TIME,
        this::closeHours);
  }

  @Override
  public void process(Record<byte[], DriftObservation> record) {
    DriftObservation observation = record.value();
    DriftHour hour = new DriftHour(observation.getNight(), observation.getHour());
    if (closed.get(hour.key()) != null) {
      meters.late();
      return;
    }
    counts.add(hour, observation);
    touched.put(hour, context().currentSystemTimeMs());
    saw(hour.night());
    meters.counted();
  }

  private void saw(String night) {
    latestNight = night.compareTo(latestNight) > 0 ? night : latestNight;
  }

  private void closeHours(long now) {
    List<DriftHour> due =
        touched.entrySet().stream()
            .filter(entry -> entry.getValue() + settings.grace().toMillis() <= now)
            .map(Map.Entry::getKey)
            .filter(
                hour -> hour.end().toEpochMilli() <= now || hour.night().compareTo(latestNight) < 0)
            .toList();
    for (DriftHour hour : due) {
      try {
        close(hour, Instant.ofEpochMilli(now));
        trouble = "";
      } catch (IOException e) {
        // It stays open: the next look asks again.
        if (!trouble.equals(String.valueOf(e.getMessage()))) {
          trouble = String.valueOf(e.getMessage());
          LOG.warn("hours wait for the reference of a model: {}", trouble);
        }
        return;
      }
    }
  }

  private void close(DriftHour hour, Instant now) throws IOException {
    Map<Integer, Counts> beams = counts.of(hour);
    Counts all = new Counts();
    beams.values().forEach(all::add);
    String digest = digest(all.models());
    HeldAgainst held = held(digest, hour);
    List<DriftWindow> windows = test.test(hour, beams, digest, held, now);
    for (DriftWindow window : windows) {
      context().forward(new Record<>(key(hour, window), window, now.toEpochMilli()));
      if (window.getDrifted()) {
        Alarm alarm = DriftAlarms.of(window, settings.leastStabilityIndex());
        LOG.warn("{}", alarm.getMessage());
        context().forward(new Record<>(Alarms.key(alarm), alarm, now.toEpochMilli()));
        meters.alarm();
      }
    }
    closed.put(hour.key(), String.join(",", new TreeMap<>(all.models()).keySet()));
    touched.remove(hour);
    if (digest == null || held != null) {
      counts.delete(hour);
    }
    meters.hour();
  }

  private static String key(DriftHour hour, DriftWindow window) {
    return hour.key(window.getBeam()) + "/" + window.getQuantity();
  }

  /** The model that scored most; null where none did. */
  private static String digest(Map<String, Long> models) {
    return models.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private HeldAgainst held(String digest, DriftHour hour) throws IOException {
    if (digest == null) {
      return null;
    }
    var training = references.of(digest);
    return training.isPresent()
        ? new HeldAgainst(HeldAgainst.TRAINING, training.get())
        : nights.of(digest, hour.night(), touched.keySet()).orElse(null);
  }
}
