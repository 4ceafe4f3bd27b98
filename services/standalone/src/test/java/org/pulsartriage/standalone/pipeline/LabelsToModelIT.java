package org.pulsartriage.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.candidates.CandidateFiles;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.simulator.SimulatedNight;
import org.pulsartriage.ingest.pipeline.IngestPipeline;
import org.pulsartriage.ingest.pipeline.RawSource;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelState;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.standalone.Triages;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.Progress;

/** From scored candidates over labels and a snapshot to a candidate model, by the command line. */
class LabelsToModelIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String RECIPE =
      """
      name: night
      sources:
        - {kind: snapshot, file: snapshot/snapshot.avro}
        - {kind: simulated, seed: 3, pulsars: 4, others: 12}
      epochs: 1
      batch: 10
      """;

  @TempDir private Path folder;
  private KafkaConnection connection;

  @Test
  void shouldMakeACandidateModelOfWhatWasLabelled() throws Exception {
    Path files = folder.resolve("night");
    new SimulatedNight(7, PhcxGeneration.MEDLAT, 3, 3, 3).write(files, done -> {});
    Map<String, Object> settings = new HashMap<>(LocalPipeline.WITH_TRAINER);
    settings.put("triage.label-check.patience", "1s");
    try (LocalPipeline pipeline =
        LocalPipeline.withBroker(new PipelineHome(folder.resolve("home")), 0, 0, settings)) {
      connection = pipeline.connection();
      StringBuilder labels = new StringBuilder("candidate_id,label\n");
      List<Score> scores = deliver(pipeline, files);
      for (int i = 0; i < scores.size(); i++) {
        labels.append(scores.get(i).getCandidateId()).append(i % 3 == 0 ? ",tier-1\n" : ",noise\n");
      }
      labels.append("f".repeat(64)).append(",rfi\n");
      Path csv = Files.writeString(folder.resolve("labels.csv"), labels);
      Path recipe = Files.writeString(folder.resolve("night.yaml"), RECIPE);
      Path snapshot = folder.resolve("snapshot");

      assertThat(run("label", "--rater", "anna", "--from", csv.toString())).contains("10 labels");
      assertThat(run("labels", "--rater", "anna")).contains("tier-1", "noise");
      assertThat(run("snapshot", "--out", snapshot.toString())).contains("9 candidates");
      assertThat(
              run(
                  "snapshot",
                  "--like",
                  snapshot.resolve("snapshot.avro").toString(),
                  "--out",
                  folder.resolve("again").toString()))
          .contains("the same as");
      assertThat(run("jobs", "submit", "recipe", recipe.toString(), "--wait")).contains("night-");
      assertThat(run("jobs", "list")).contains("night.yaml", "done");

      assertThat(records(connection.topics().models().name(), ModelRelease.class))
          .filteredOn(release -> release.getState() == ModelState.CANDIDATE)
          .singleElement()
          .satisfies(release -> assertThat(release.getModelId()).startsWith("night-"));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(records(connection.topics().quarantine().name(), Rejection.class))
                      .singleElement()
                      .satisfies(
                          rejection ->
                              assertThat(rejection.getCause())
                                  .isEqualTo(
                                      "no candidate " + "f".repeat(64) + " has been scored")));
    }
  }

  private static List<Score> deliver(LocalPipeline pipeline, Path files) throws Exception {
    List<Path> found = CandidateFiles.in(List.of(files)).files();
    try (Delivery delivery =
            new Delivery(pipeline.connection(), pipeline.bean(IngestPipeline.class));
        Progress progress = Progress.on("ingested", found.size())) {
      delivery.send(found.stream().map(RawSource.OnDisk::new).toList(), progress, outcome -> {});
      return delivery.await(PATIENCE).scores();
    }
  }

  private String run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap-servers", connection.bootstrapServers()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Triages.execute(new PrintWriter(out), new PrintWriter(err, true), all);
    assertThat(code).as("%s: %s", all, err).isEqualTo(ExitCodes.DONE);
    return out.toString();
  }

  private <T extends SpecificRecordBase> List<T> records(String topic, Class<T> type) {
    AvroCodec<T> codec = AvroCodec.of(type);
    List<T> records = new ArrayList<>();
    try (TopicTail tail = TopicTail.of(connection, topic)) {
      tail.read(record -> records.add(codec.decode(record.value())));
    }
    return records;
  }
}
