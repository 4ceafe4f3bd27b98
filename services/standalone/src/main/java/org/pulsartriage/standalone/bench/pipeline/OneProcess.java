package org.pulsartriage.standalone.bench.pipeline;

import java.nio.file.Path;
import java.util.Map;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.pipeline.LocalPipeline;
import org.pulsartriage.standalone.pipeline.PipelineHome;

/** Broker and scorer in this JVM, as {@code triage up} runs them. */
final class OneProcess implements PipelineUnderLoad {

  private final LocalPipeline pipeline;

  private OneProcess(LocalPipeline pipeline) {
    this.pipeline = pipeline;
  }

  static OneProcess start(Path folder, ServedNetwork network, EngineKind engine, int threads) {
    return new OneProcess(
        LocalPipeline.withBroker(
            new PipelineHome(folder),
            0,
            0,
            Map.of(
                "triage.scorer.model", network.file().toString(),
                "triage.scorer.engine", engine.label(),
                "triage.scorer.threads", threads)));
  }

  @Override
  public KafkaConnection connection() {
    return pipeline.connection();
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
