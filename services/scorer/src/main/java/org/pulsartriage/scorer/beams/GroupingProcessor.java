package org.pulsartriage.scorer.beams;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.pulsartriage.schemas.BeamGroup;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.serde.AvroSerde;

/**
 * Keeps the scores of each pointing and groups them when its window closes. A late score makes its
 * pointing be grouped again: what has changed is written again, and a group that is no more is
 * taken back with a null value. So what the topic says in the end depends on the scores alone, not
 * on when they came. Time is this machine's clock: a window closes also when no further score
 * comes.
 */
final class GroupingProcessor extends ContextualProcessor<String, Score, String, BeamGroup> {

  private static final String MEMBERS = "beam-members";
  private static final String GROUPS = "beam-groups";
  private static final String OPENED = "beam-pointings-opened";
  private static final String DUE = "beam-pointings-due";

  private static final StringSerializer KEYS = new StringSerializer();

  private final BeamSettings settings;
  private final BeamGrouper grouper;

  private KeyValueStore<String, Score> members;
  private KeyValueStore<String, BeamGroup> groups;
  private KeyValueStore<String, Long> opened;
  private KeyValueStore<String, Long> due;

  GroupingProcessor(BeamSettings settings) {
    this.settings = settings;
    this.grouper = new BeamGrouper(settings);
  }

  static List<StoreBuilder<?>> stores() {
    return List.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(MEMBERS), Serdes.String(), AvroSerde.of(Score.class)),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(GROUPS), Serdes.String(), AvroSerde.of(BeamGroup.class)),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(OPENED), Serdes.String(), Serdes.Long()),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(DUE), Serdes.String(), Serdes.Long()));
  }

  static String[] storeNames() {
    return new String[] {MEMBERS, GROUPS, OPENED, DUE};
  }

  @Override
  public void init(ProcessorContext<String, BeamGroup> context) {
    super.init(context);
    members = context.getStateStore(MEMBERS);
    groups = context.getStateStore(GROUPS);
    opened = context.getStateStore(OPENED);
    due = context.getStateStore(DUE);
    context.schedule(BeamGrouping.LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::closeWindows);
  }

  @Override
  public void process(Record<String, Score> record) {
    String pointing = record.key();
    long now = context().currentSystemTimeMs();
    members.put(within(pointing, record.value().getCandidateId()), record.value());
    opened.putIfAbsent(pointing, now);
    due.putIfAbsent(pointing, Math.max(now, opened.get(pointing) + settings.window().toMillis()));
  }

  private void closeWindows(long now) {
    for (KeyValue<String, Long> pointing : entries(due.all())) {
      if (pointing.value <= now) {
        group(pointing.key, now);
        due.delete(pointing.key);
      }
    }
    for (KeyValue<String, Long> pointing : entries(opened.all())) {
      if (pointing.value + settings.kept().toMillis() <= now && due.get(pointing.key) == null) {
        forget(pointing.key);
      }
    }
  }

  private void group(String pointing, long now) {
    Map<String, BeamGroup> before = new TreeMap<>();
    entries(groups.prefixScan(within(pointing, ""), KEYS))
        .forEach(entry -> before.put(entry.value.getGroupId(), entry.value));
    List<Score> scores =
        entries(members.prefixScan(within(pointing, ""), KEYS)).stream()
            .map(entry -> entry.value)
            .toList();
    for (BeamGroup group : grouper.groups(scores)) {
      String id = group.getGroupId();
      if (!group.equals(before.remove(id))) {
        groups.put(within(pointing, id), group);
        context().forward(new Record<>(id, group, now));
      }
    }
    before
        .keySet()
        .forEach(
            id -> {
              groups.delete(within(pointing, id));
              context().forward(new Record<String, BeamGroup>(id, null, now));
            });
  }

  /** What comes after this opens a window of its own. */
  private void forget(String pointing) {
    entries(members.prefixScan(within(pointing, ""), KEYS))
        .forEach(entry -> members.delete(entry.key));
    entries(groups.prefixScan(within(pointing, ""), KEYS))
        .forEach(entry -> groups.delete(entry.key));
    opened.delete(pointing);
  }

  private static String within(String pointing, String id) {
    return pointing + "/" + id;
  }

  private static <V> List<KeyValue<String, V>> entries(KeyValueIterator<String, V> iterator) {
    List<KeyValue<String, V>> entries = new ArrayList<>();
    try (iterator) {
      iterator.forEachRemaining(entries::add);
    }
    return entries;
  }
}
