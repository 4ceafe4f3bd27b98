package org.pulsartriage.replay.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.MissingDataException;
import org.pulsartriage.datasets.experiment.Experiment;
import org.pulsartriage.datasets.experiment.Experiments;
import org.pulsartriage.datasets.protocol.Task;
import org.pulsartriage.datasets.reader.FeatureTableReader;
import org.pulsartriage.replay.Tables;
import org.pulsartriage.schemas.LabelledSample;
import org.pulsartriage.schemas.ReplayPace;
import org.pulsartriage.schemas.ReplayRequest;
import org.pulsartriage.schemas.ReplayWish;
import org.pulsartriage.schemas.samples.SampleValues;

class ReplaySourcesTest {

  @TempDir private Path folder;
  private DataFolder data;
  private ReplaySources sources;

  @BeforeEach
  void writeTable() throws IOException {
    Tables.writeHtru2(folder, 200);
    data = new DataFolder(folder);
    sources = new ReplaySources(data);
  }

  @Test
  void shouldGiveTheTestSamplesOfAnExperimentToTheVeryBitsThatItsEvaluationHas()
      throws IOException {
    Experiment htru2 = Experiments.named("htru2");
    Task task = htru2.protocol().apply(FeatureTableReader.htru2().open(data), 4, 2);

    ReplaySource source = sources.open(request("htru2").setSeed(4).setFold(2).build());

    List<ReplaySample> samples = read(source, 0);
    assertThat(source.description().part()).isEqualTo("whole");
    assertThat(source.description().classNames()).isEqualTo(task.classNames());
    assertThat(source.description().minority()).containsExactly(1);
    assertThat(samples).hasSize(task.test().size());
    for (ReplaySample sample : samples) {
      assertThat(values(source.description(), sample))
          .isEqualTo(task.test().features(new int[] {sample.row()}));
      assertThat(sample.id()).isEqualTo(task.test().id(sample.row()));
      assertThat(sample.classIndex()).isEqualTo(task.test().classOf(sample.row()));
    }
  }

  @Test
  void shouldGoOnFromAnyPosition() throws IOException {
    for (ReplayRequest request :
        List.of(
            request("htru2").build(),
            request("htru2").setPart("whole").build(),
            request("htru2").setShuffle(5L).build(),
            request("simulated-night").setLimit(3L).build())) {
      ReplaySource source = sources.open(request);
      List<String> first = ids(source, 0, 12);

      assertThat(ids(source, 5, 7)).isEqualTo(first.subList(5, 12));
    }
  }

  @Test
  void shouldReplayAPartOfADataSetInItsOwnClassesWhereOneIsAskedFor() throws IOException {
    ReplaySource source = sources.open(request("htru2").setPart("whole").build());

    assertThat(source.description().size()).isEqualTo(200);
    assertThat(source.description().minority()).containsExactly(1);
    assertThat(read(source, 0)).extracting(ReplaySample::row).startsWith(0, 1, 2).hasSize(200);
  }

  @Test
  void shouldShuffleBySeed() throws IOException {
    List<String> plain = ids(sources.open(request("htru2").build()), 0, 40);
    List<String> one = ids(sources.open(request("htru2").setShuffle(1L).build()), 0, 40);
    List<String> again = ids(sources.open(request("htru2").setShuffle(1L).build()), 0, 40);
    List<String> other = ids(sources.open(request("htru2").setShuffle(2L).build()), 0, 40);

    assertThat(one).isEqualTo(again).isNotEqualTo(plain).isNotEqualTo(other);
    assertThat(one).containsExactlyInAnyOrderElementsOf(plain);
  }

  @Test
  void shouldPrepareCandidatesAsAModelTakesThem() throws IOException {
    ReplaySource view = sources.open(request("simulated-night").build());
    ReplaySource compact = sources.open(request("simulated-night").setInput("compact").build());
    ReplaySource own = sources.open(request("compact-simulated").build());

    assertThat(view.description().shape()).containsExactly(1, 64, 64);
    assertThat(compact.description().shape()).containsExactly(2432);
    assertThat(own.description().shape()).containsExactly(2432);
    try (ReplaySource.Cursor cursor = compact.open(0)) {
      assertThat(cursor.next().values().remaining()).isEqualTo(2432 * Float.BYTES);
    }
  }

  @Test
  void shouldSayWhatAnUnknownNameMayHaveMeant() {
    assertThatThrownBy(() -> sources.open(request("mnist-3v5").build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "experiment 'mnist-3v5': unknown; near it are mnist-3v5-50-1000",
            "no data set either: mnist, ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void shouldSayWhereMissingDataIsHad() {
    assertThatThrownBy(() -> sources.open(request("mnist-3v5-50-1000").build()))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContainingAll("train-images-idx3-ubyte", "LeCun");
  }

  @Test
  void shouldRefusePartsThatAreNone() {
    assertThatThrownBy(() -> sources.open(request("htru2").setPart("test").build()))
        .hasMessage("htru2: has no part test, there are [whole]");
    assertThatThrownBy(() -> sources.open(request("htru2").setPart("half").build()))
        .hasMessage("part 'half': unknown; there are train, test, whole");
    assertThatThrownBy(() -> sources.open(request("mnist-3v5-50-1000").setPart("train").build()))
        .hasMessageContaining("an experiment's test samples are replayed, not its part train");
    assertThatThrownBy(() -> sources.open(request("htru2").setFold(9).build()))
        .hasMessage("htru2: fold 9 of 5");
  }

  @Test
  void shouldKnowWhatAModelTakes() {
    ReplayName mnist = ReplayName.of("mnist-3v5-50-1000", null);
    assertThat(mnist.inputFor("m", "samples of mnist, scaling byte/256")).isNull();
    assertThatThrownBy(() -> mnist.inputFor("m", "samples of mnist, scaling byte/255"))
        .hasMessage(
            "model m takes samples of mnist, scaling byte/255, not samples of mnist, scaling byte/256");
    assertThatThrownBy(() -> mnist.inputFor("m", "compact"))
        .hasMessage("model m takes candidates (compact), mnist holds none");
    assertThat(ReplayName.of("simulated-night", null).inputFor("m", "compact"))
        .isEqualTo("compact");
  }

  private static ReplayRequest.Builder request(String source) {
    return ReplayRequest.newBuilder()
        .setRunId("run")
        .setWish(ReplayWish.RUN)
        .setSource(source)
        .setPace(ReplayPace.FAST)
        .setRequestedAt(Instant.EPOCH);
  }

  private static List<ReplaySample> read(ReplaySource source, int from) throws IOException {
    List<ReplaySample> samples = new ArrayList<>();
    try (ReplaySource.Cursor cursor = source.open(from)) {
      for (ReplaySample sample = cursor.next(); sample != null; sample = cursor.next()) {
        samples.add(sample);
      }
    }
    return samples;
  }

  private static List<String> ids(ReplaySource source, int from, int count) throws IOException {
    List<String> ids = new ArrayList<>();
    try (ReplaySource.Cursor cursor = source.open(from)) {
      for (int i = 0; i < count; i++) {
        ids.add(cursor.next().id());
      }
    }
    return ids;
  }

  private static float[] values(SourceDescription source, ReplaySample sample) {
    LabelledSample record =
        LabelledSample.newBuilder()
            .setSampleId(sample.id())
            .setRunId("run")
            .setSource(source.name())
            .setDataset(source.dataset())
            .setPart(source.part())
            .setPosition(0)
            .setRow(sample.row())
            .setClassIndex(sample.classIndex())
            .setClassName(source.classNames().get(sample.classIndex()))
            .setClasses(source.classNames().size())
            .setShape(source.shape())
            .setEncoding(source.encoding())
            .setOffsets(source.offsets())
            .setDivisors(source.divisors())
            .setValues(sample.values())
            .setDueAt(Instant.EPOCH)
            .build();
    return SampleValues.of(record);
  }
}
