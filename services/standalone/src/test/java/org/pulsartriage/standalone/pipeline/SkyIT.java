package org.pulsartriage.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.candidates.CandidateFiles;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.format.PhcxWriter;
import org.pulsartriage.candidates.simulator.SimulatedNight;
import org.pulsartriage.ingest.pipeline.IngestPipeline;
import org.pulsartriage.ingest.pipeline.RawSource;
import org.pulsartriage.schemas.Observation;
import org.pulsartriage.standalone.Triage;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.Progress;
import picocli.CommandLine;

/** Known pulsars and beams from files on disk to what the commands show. */
class SkyIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double START = 54_985.725;

  @TempDir private Path folder;

  @Test
  void shouldShowTheKnownPulsarOfAScoreAndTheGroupAcrossBeams() throws Exception {
    RawCandidate pulsar = new SimulatedNight(11, PhcxGeneration.MEDLAT, 1, 0, 0).candidate(0).raw();
    Path files = Files.createDirectory(folder.resolve("night"));
    // A receiver's beams north of each other, half a degree apart: 1 and 2 are neighbours.
    write(files, "first.phcx", pulsar, 1, -22.0, START);
    write(files, "second.phcx", pulsar, 2, -21.5, START);
    write(files, "another-night.phcx", pulsar, 2, -21.5, START + 1);
    Path catalogue =
        Files.writeString(
            folder.resolve("known.csv"),
            "NAME,RAJD,DECJD,P0,DM\nX0534-22,83.6,-22.0,%s,%s\n"
                .formatted(
                    2 * pulsar.optimised().getBarycentricPeriod(), pulsar.optimised().getDm()));
    Map<String, Object> settings =
        Map.of(
            "triage.scorer.catalogue",
            catalogue.toString(),
            "triage.scorer.beams.enabled",
            true,
            "triage.scorer.beams.least-probability",
            0,
            "triage.scorer.beams.window",
            "300ms");

    try (LocalPipeline pipeline =
        LocalPipeline.withBroker(new PipelineHome(folder.resolve("home")), 0, 0, settings)) {
      String servers = pipeline.connection().bootstrapServers();
      assertThat(deliver(pipeline, files)).isEqualTo(3);

      List<String> scores = lines("scores", "--format", "csv", "--bootstrap-servers", servers);
      assertThat(scores.get(0))
          .isEqualTo("file,candidate_id,probability,label,known_pulsar,posterior");
      String[] cells = lineOf("first.phcx", scores).split(",");
      assertThat(cells[4]).isEqualTo("X0534-22");
      assertThat(Double.parseDouble(cells[5])).isGreaterThan(0.9);

      await()
          .atMost(PATIENCE)
          .until(
              () -> lines("groups", "--format", "csv", "--bootstrap-servers", servers).size() > 1);
      assertThat(lines("groups", "--bootstrap-servers", servers))
          .hasSize(2)
          .last()
          .asString()
          .startsWith("54985.72500  SOURCE")
          .contains("  2        0        0.50           2");
      assertThat(
              lines("groups", "--verdict", "interference", "--bootstrap-servers", servers).get(0))
          .startsWith("No groups");
    }
  }

  private static void write(
      Path folder, String name, RawCandidate of, int beam, double declination, double start)
      throws IOException {
    Observation observation =
        Observation.newBuilder(of.observation())
            .setBeam(beam)
            .setRightAscension(83.6)
            .setDeclination(declination)
            .setStartMjd(start)
            .build();
    RawCandidate moved =
        new RawCandidate(
            observation,
            of.optimised(),
            of.search(),
            of.subIntegrations(),
            of.subBands(),
            of.profile(),
            of.dmCurve(),
            of.periodDmPlane());
    Files.write(folder.resolve(name), new PhcxWriter(PhcxGeneration.MEDLAT).write(moved));
  }

  private static int deliver(LocalPipeline pipeline, Path files) throws IOException {
    List<Path> found = CandidateFiles.in(List.of(files)).files();
    try (Delivery delivery =
            new Delivery(pipeline.connection(), pipeline.bean(IngestPipeline.class));
        Progress progress = Progress.on("ingested", found.size())) {
      delivery.send(found.stream().map(RawSource.OnDisk::new).toList(), progress, outcome -> {});
      return delivery.await(PATIENCE).scores().size();
    }
  }

  private static String lineOf(String file, List<String> lines) {
    return lines.stream().filter(line -> line.startsWith(file)).findFirst().orElseThrow();
  }

  private static List<String> lines(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine commandLine = Triage.commandLine();
    commandLine.setOut(new PrintWriter(out));
    assertThat(commandLine.execute(arguments)).isEqualTo(ExitCodes.DONE);
    return out.toString().lines().toList();
  }
}
