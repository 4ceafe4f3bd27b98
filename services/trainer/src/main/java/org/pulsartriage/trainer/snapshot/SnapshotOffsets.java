package org.pulsartriage.trainer.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.OffsetRange;
import org.pulsartriage.schemas.kafka.TopicSlice;

/**
 * The stretches of the topics that a snapshot is made of.
 *
 * @param labels of the labels topic, a range a partition
 * @param candidates of the candidates topic
 */
public record SnapshotOffsets(List<OffsetRange> labels, List<OffsetRange> candidates) {

  private static final Pattern RANGE = Pattern.compile("([0-9]{1,9}):([0-9]{1,18})-([0-9]{1,18})");

  /** Takes copies. */
  public SnapshotOffsets {
    labels = List.copyOf(labels);
    candidates = List.copyOf(candidates);
  }

  /**
   * @param connection the cluster
   * @return everything that is committed now
   */
  public static SnapshotOffsets now(KafkaConnection connection) {
    // Labels first: whatever they name is on the candidates topic by then.
    List<OffsetRange> labels = ranges(connection, connection.topics().labels().name());
    return new SnapshotOffsets(labels, ranges(connection, connection.topics().candidates().name()));
  }

  private static List<OffsetRange> ranges(KafkaConnection connection, String topic) {
    try (TopicSlice slice = new TopicSlice(connection, topic)) {
      return slice.now();
    }
  }

  /** In text, e.g. {@code 0:0-17 1:3-12}: partition, first offset, offset behind the last. */
  static String text(List<OffsetRange> ranges) {
    return ranges.stream()
        .map(range -> range.partition() + ":" + range.from() + "-" + range.to())
        .collect(Collectors.joining(" "));
  }

  /**
   * @throws IllegalArgumentException for a text that is no ranges
   */
  static List<OffsetRange> parse(String text) {
    List<OffsetRange> ranges = new ArrayList<>();
    for (String part : text.isBlank() ? new String[0] : text.split(" ")) {
      Matcher matcher = RANGE.matcher(part);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("'" + part + "' is no range of offsets");
      }
      ranges.add(
          new OffsetRange(
              Integer.parseInt(matcher.group(1)),
              Long.parseLong(matcher.group(2)),
              Long.parseLong(matcher.group(3))));
    }
    return ranges;
  }
}
