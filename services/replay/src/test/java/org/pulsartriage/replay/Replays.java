package org.pulsartriage.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pulsartriage.schemas.LabelledSample;
import org.pulsartriage.schemas.ReplayPace;
import org.pulsartriage.schemas.ReplayRequest;
import org.pulsartriage.schemas.ReplayWish;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.testsupport.TestCluster;

/** Requests of tests, and what came of them. */
public final class Replays {

  private Replays() {}

  /**
   * @return the shared cluster with topics of the caller's own
   */
  public static KafkaConnection connection() {
    return new KafkaConnection(
        TestCluster.shared().bootstrapServers(),
        new TopicCatalogue("t" + UUID.randomUUID() + ".", 2),
        (short) 1,
        Map.of());
  }

  /**
   * @return every sample of the feature table, as fast as possible
   */
  public static ReplayRequest.Builder wholeTable(String run) {
    return ReplayRequest.newBuilder()
        .setRunId(run)
        .setWish(ReplayWish.RUN)
        .setSource("htru2")
        .setPart("whole")
        .setPace(ReplayPace.FAST)
        .setRequestedAt(Instant.now());
  }

  /**
   * @return what is committed on the topic of a source, in the order of each partition
   */
  public static List<LabelledSample> samples(KafkaConnection connection, String source) {
    AvroCodec<LabelledSample> codec = AvroCodec.of(LabelledSample.class);
    List<LabelledSample> samples = new ArrayList<>();
    try (TopicTail tail = TopicTail.of(connection, connection.topics().samples(source).name())) {
      tail.read(record -> samples.add(codec.decode(record.value())));
    }
    return samples;
  }
}
