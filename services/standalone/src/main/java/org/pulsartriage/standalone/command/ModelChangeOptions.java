package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.ModelState;
import org.pulsartriage.schemas.ModelSwitch;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.releases.ModelChange;
import org.pulsartriage.schemas.releases.ModelRegistry;
import org.pulsartriage.standalone.models.TakeOver;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who changes the models, why, and how long to watch what comes of it. */
public final class ModelChangeOptions {

  @Mixin private PipelineOptions pipeline;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who does it, for the record; default ${DEFAULT-VALUE}.")
  private String by;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, in a line, for the record.")
  private String note;

  @Option(
      names = "--watch",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description =
          "How long to wait for the partitions to take the model over; default ${DEFAULT-VALUE}.")
  private int watch;

  private KafkaConnection connection;

  /**
   * @return the reason given, or null
   */
  String note() {
    return note;
  }

  /**
   * @return the models of the pipeline
   * @throws IOException where the client properties cannot be read
   */
  ModelRegistry registry() throws IOException {
    connection = pipeline.connect();
    return new ModelRegistry(connection, InstantSource.system());
  }

  /**
   * @return the pipeline's Kafka, once {@link #registry()} was asked for
   */
  KafkaConnection connection() {
    return connection;
  }

  /**
   * @param registry from {@link #registry()}
   * @param change what to change
   * @return what was written
   */
  List<ModelRelease> make(ModelRegistry registry, ModelChange change) {
    return registry.change(by, change);
  }

  /**
   * Tells which model scores now, once the partitions have taken it over or the time is over.
   *
   * @param written what was written
   * @param state the state whose new holder is told of
   * @param out where to tell
   */
  void tell(List<ModelRelease> written, ModelState state, PrintWriter out) {
    ModelRelease release =
        written.stream().filter(one -> one.getState() == state).findFirst().orElseThrow();
    ModelRole role = state == ModelState.ACTIVE ? ModelRole.ACTIVE : ModelRole.SHADOW;
    out.printf(
        "%s (%s) is %s%n",
        release.getModelId(),
        release.getDigest(),
        role == ModelRole.ACTIVE ? "the active model" : "the shadow of the active model");
    out.flush();
    Map<Integer, ModelSwitch> taken =
        new TakeOver(connection).await(release, role, Duration.ofSeconds(watch));
    int partitions = connection.topics().partitions();
    if (!taken.isEmpty()) {
      out.println(
          taken.values().stream()
              .map(change -> change.getPartition() + " from offset " + change.getFromOffset())
              .collect(Collectors.joining(", ", "partitions that score with it: ", "")));
    }
    if (taken.size() < partitions) {
      out.printf(
          "%d of %d partitions will take it with their next candidate%n",
          partitions - taken.size(), partitions);
    }
    out.flush();
  }
}
