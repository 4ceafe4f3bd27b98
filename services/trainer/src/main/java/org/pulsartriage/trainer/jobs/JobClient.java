package org.pulsartriage.trainer.jobs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.pulsartriage.schemas.TrainingJob;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.serde.AvroCodec;

/** Asks for jobs, takes them back, and looks at where they stand. For one thread. */
public final class JobClient implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConnection connection;
  private final AvroCodec<TrainingJob> codec = AvroCodec.of(TrainingJob.class);
  private final Producer<byte[], byte[]> producer;
  private JobLog log;

  /**
   * @param connection the cluster; the topics exist
   */
  public JobClient(KafkaConnection connection) {
    this.connection = connection;
    Map<String, Object> configuration = new HashMap<>(connection.clientConfiguration());
    configuration.put(ProducerConfig.ACKS_CONFIG, "all");
    configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    this.producer =
        new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * @param job a request or a cancellation, see {@link JobRequests}; on the topic once this returns
   * @throws KafkaException where the cluster does not take it
   */
  public void send(TrainingJob job) {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  connection.topics().trainingJobs().name(),
                  job.getJobId().getBytes(StandardCharsets.UTF_8),
                  codec.encode(job)))
          .get();
    } catch (ExecutionException e) {
      throw new KafkaException(
          "the job cannot be sent: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /**
   * @return every job as it stands now, in the order in which they were asked for
   */
  public List<JobView> list() {
    log().catchUp();
    return log().board().all();
  }

  /**
   * Waits for a job's end.
   *
   * @param jobId name of a job
   * @param listener is told whenever something new is said of it
   * @return the job as it ended
   */
  public JobView await(String jobId, Consumer<JobView> listener) {
    JobView told = null;
    while (true) {
      JobView now = log().board().of(jobId).orElse(null);
      if (now != null && now.progress() != null && (told == null || !now.equals(told))) {
        listener.accept(now);
        told = now;
      }
      if (now != null && now.ended()) {
        return now;
      }
      log().poll(POLL);
    }
  }

  private JobLog log() {
    if (log == null) {
      log = new JobLog(connection, System::nanoTime);
      log.catchUp();
    }
    return log;
  }

  @Override
  public void close() {
    producer.close();
    if (log != null) {
      log.close();
    }
  }
}
