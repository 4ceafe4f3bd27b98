package org.pulsartriage.standalone.bench.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.schemas.kafka.KafkaConnection;

/** A broker and whatever scores candidates on it. */
interface PipelineUnderLoad extends AutoCloseable {

  /** Starts one. */
  @FunctionalInterface
  interface Start {

    /**
     * @param folder a new folder for its data
     * @param network what to score with
     * @param engine on which engine
     * @param threads how many threads score
     * @return the running pipeline, its topics created; scoring may begin a moment later
     */
    PipelineUnderLoad in(Path folder, ServedNetwork network, EngineKind engine, int threads)
        throws IOException, InterruptedException, InvalidBundleException;
  }

  /**
   * @return the broker and the topics
   */
  KafkaConnection connection();

  /** What ended by itself although it should run; in one line, or null. */
  default String failure() {
    return null;
  }

  /**
   * @return processor time spent so far, by what spent it: {@code all} where one JVM does
   *     everything, this bench's own load included
   */
  default Map<String, Duration> processorTime() {
    return Map.of("all", ProcessorTime.ofThisProcess());
  }

  @Override
  void close();
}
