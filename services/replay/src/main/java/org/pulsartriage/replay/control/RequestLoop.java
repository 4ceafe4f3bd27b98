package org.pulsartriage.replay.control;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.pulsartriage.replay.run.ReplayRuns;
import org.pulsartriage.schemas.ReplayRequest;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the requests of the partitions that this service is given. A partition is read from its
 * beginning whenever it is given, and what its last records wish is done once its end is reached;
 * replays run in threads of their own, so that this one keeps its place in the group however long
 * they take.
 */
public final class RequestLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RequestLoop.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int SESSION_MS = 10_000;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private final KafkaConnection connection;
  private final String instance;
  private final ReplayRuns runs;
  private final AvroCodec<ReplayRequest> codec = AvroCodec.of(ReplayRequest.class);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Where a partition that was given ends; until then its requests gather. */
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  private final Map<TopicPartition, Map<String, ReplayRequest>> gathered = new HashMap<>();

  private volatile boolean closing;
  private volatile boolean following;
  private volatile String failure;

  private RequestLoop(KafkaConnection connection, String instance, ReplayRuns runs) {
    this.connection = connection;
    this.instance = instance;
    this.runs = runs;
    Map<String, Object> configuration = new HashMap<>();
    configuration.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
    configuration.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MS / 4);
    configuration.putAll(connection.clientConfiguration());
    configuration.put(ConsumerConfig.GROUP_ID_CONFIG, connection.topics().prefix() + "replay");
    // Killed and started again under the same name, it gets its partitions back at once.
    configuration.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
    configuration.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.consumer =
        new KafkaConsumer<>(
            configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * @param connection the cluster, its topics created
   * @param instance name of this service, one running process each
   * @param runs carries the requests out; closed with this
   * @return the running loop
   */
  public static RequestLoop start(KafkaConnection connection, String instance, ReplayRuns runs) {
    RequestLoop loop = new RequestLoop(connection, instance, runs);
    Thread thread = new Thread(loop::run, "replay-requests");
    thread.setDaemon(true);
    thread.start();
    return loop;
  }

  /**
   * @return whether this service has been given its share of the requests, and has read it
   */
  public boolean following() {
    return following;
  }

  /**
   * @return why it stopped by itself, in one line; null as long as it runs
   */
  public String failure() {
    return failure;
  }

  private void run() {
    try {
      consumer.subscribe(java.util.List.of(connection.topics().replays().name()), new Shares());
      while (!closing) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          gather(record);
        }
        carryOut();
      }
    } catch (WakeupException e) {
      LOG.debug("woken to end");
    } catch (KafkaException e) {
      failure = line(e);
      LOG.error("requests of replays are no longer followed: {}", failure);
    } finally {
      runs.close();
      consumer.close(
          CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
              .withTimeout(CLOSE_TIMEOUT));
      ended.countDown();
    }
  }

  private void gather(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      ReplayRequest request = codec.decode(record.value());
      gathered
          .computeIfAbsent(
              new TopicPartition(record.topic(), record.partition()), p -> new HashMap<>())
          .put(request.getRunId(), request);
    } catch (UndecodableRecordException e) {
      LOG.warn(
          "no request of a replay, left out: {}-{} offset {}: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
    }
  }

  private void carryOut() {
    boolean all = !ends.isEmpty();
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      if (consumer.position(end.getKey()) < end.getValue()) {
        all = false;
        continue;
      }
      Map<String, ReplayRequest> last = gathered.remove(end.getKey());
      if (last != null) {
        last.values().forEach(request -> runs.wish(end.getKey().partition(), request));
      }
    }
    following = all;
  }

  private String line(KafkaException e) {
    if (e instanceof FencedInstanceIdException) {
      return "another replay service runs as instance '"
          + instance
          + "': give this one another triage.replay.instance";
    }
    return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** Ends the replays where they stand, to be gone on with, and leaves the group. */
  @Override
  public void close() {
    closing = true;
    try {
      if (!ended.await(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        consumer.wakeup();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The partitions that come and go. */
  private final class Shares implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer.seekToBeginning(partitions);
      ends.putAll(consumer.endOffsets(partitions));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      for (TopicPartition partition : partitions) {
        ends.remove(partition);
        gathered.remove(partition);
        runs.release(partition.partition());
      }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      onPartitionsRevoked(partitions);
    }
  }
}
