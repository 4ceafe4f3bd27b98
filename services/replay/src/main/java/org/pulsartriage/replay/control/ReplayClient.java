package org.pulsartriage.replay.control;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.pulsartriage.schemas.Evaluation;
import org.pulsartriage.schemas.ReplayProgress;
import org.pulsartriage.schemas.ReplayRequest;
import org.pulsartriage.schemas.ReplayWish;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;

/**
 * Asks for replays, and tells how they stand. What it has read it keeps, and reads only what has
 * come since. For one thread.
 */
public final class ReplayClient implements AutoCloseable {

  private final KafkaConnection connection;
  private final InstantSource clock;
  private final AvroCodec<ReplayRequest> requestCodec = AvroCodec.of(ReplayRequest.class);
  private final AvroCodec<ReplayProgress> progressCodec = AvroCodec.of(ReplayProgress.class);
  private final AvroCodec<Evaluation> evaluationCodec = AvroCodec.of(Evaluation.class);
  private final TopicTail requestTail;
  private final TopicTail progressTail;
  private final TopicTail evaluationTail;
  private final Map<String, ReplayRequest> requests = new LinkedHashMap<>();
  private final Map<String, ReplayProgress> progress = new LinkedHashMap<>();
  private final Map<String, List<Evaluation>> evaluations = new LinkedHashMap<>();

  /**
   * @param connection the cluster; its topics are created where they are missing
   * @param clock gives the time of a wish
   */
  public ReplayClient(KafkaConnection connection, InstantSource clock) {
    this.connection = connection;
    this.clock = clock;
    connection.createTopics();
    this.requestTail = TopicTail.of(connection, connection.topics().replays().name());
    this.progressTail = TopicTail.of(connection, connection.topics().replayProgress().name());
    this.evaluationTail = TopicTail.of(connection, connection.topics().evaluations().name());
  }

  /**
   * Asks for a replay. Returns when the request is on its topic.
   *
   * @param request what is wished
   * @throws IllegalArgumentException where there is a replay of that name already
   */
  public void submit(ReplayRequest request) {
    if (requests().containsKey(request.getRunId())) {
      throw new IllegalArgumentException("replay '" + request.getRunId() + "': exists already");
    }
    send(request);
  }

  /**
   * Wishes something else of a replay.
   *
   * @param runId name of the replay
   * @param wish what is wished from now on
   * @return the request as it stands now
   * @throws IllegalArgumentException where there is no such replay; one line
   */
  public ReplayRequest wish(String runId, ReplayWish wish) {
    ReplayRequest last = requests().get(runId);
    if (last == null) {
      throw new IllegalArgumentException(
          "replay '"
              + runId
              + "': unknown"
              + (requests.isEmpty() ? ", none was ever asked for" : "; known are " + known()));
    }
    ReplayRequest request =
        ReplayRequest.newBuilder(last).setWish(wish).setRequestedAt(clock.instant()).build();
    send(request);
    return request;
  }

  private String known() {
    return String.join(", ", requests.keySet().stream().sorted().toList());
  }

  /**
   * @return the last request of each replay, by name
   */
  public Map<String, ReplayRequest> requests() {
    requestTail.read(
        record -> {
          try {
            if (record.value() != null) {
              requests.put(key(record.key()), requestCodec.decode(record.value()));
            }
          } catch (UndecodableRecordException e) {
            // No request of ours: the service says so in its log, and does nothing either.
          }
        });
    return requests;
  }

  /**
   * @param runId name of a replay
   * @return how it stands; empty where no service has begun with it
   */
  public Optional<ReplayProgress> progress(String runId) {
    progressTail.read(
        record -> {
          if (record.value() != null) {
            progress.put(key(record.key()), progressCodec.decode(record.value()));
          }
        });
    return Optional.ofNullable(progress.get(runId));
  }

  /**
   * @param runId name of a replay
   * @return its evaluations so far, in the order in which they were made
   */
  public List<Evaluation> evaluations(String runId) {
    evaluationTail.read(
        record ->
            evaluations
                .computeIfAbsent(key(record.key()), id -> new ArrayList<>())
                .add(evaluationCodec.decode(record.value())));
    return evaluations.getOrDefault(runId, List.of());
  }

  /**
   * @param runId name of a replay
   * @return the figures of all its samples, once it has ended and all are evaluated
   */
  public Optional<Evaluation> complete(String runId) {
    return evaluations(runId).stream().filter(Evaluation::getComplete).findFirst();
  }

  private static String key(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  private void send(ReplayRequest request) {
    Map<String, Object> configuration = connection.clientConfiguration();
    configuration.put(ProducerConfig.ACKS_CONFIG, "all");
    configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  connection.topics().replays().name(),
                  request.getRunId().getBytes(StandardCharsets.UTF_8),
                  requestCodec.encode(request)))
          .get();
    } catch (ExecutionException e) {
      throw new KafkaException(
          "the replay cannot be asked for: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    requestTail.close();
    progressTail.close();
    evaluationTail.close();
  }
}
