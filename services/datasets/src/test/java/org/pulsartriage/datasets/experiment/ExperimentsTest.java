package org.pulsartriage.datasets.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.Datasets;
import org.pulsartriage.datasets.SharedData;
import org.pulsartriage.datasets.protocol.Selection;
import org.pulsartriage.datasets.protocol.Task;

class ExperimentsTest {

  private static final List<String> PROMISED =
      List.of(
          "mnist-3v5-50-1000",
          "mnist-3v5-50-3000",
          "mnist-3v5-50-5000",
          "mnist-3v8-50-1000",
          "mnist-3v8-50-3000",
          "mnist-3v8-50-5000",
          "mnist-even-50-3000",
          "mnist-former5-50-3000",
          "cifar10-3v8-500-3000",
          "cifar10-last1-200-3000",
          "cifar100-8v11-500-2500",
          "cifar100-first5-100-500",
          "caltech101",
          "htru-medlat",
          "htru2",
          "lotaas1",
          "htru1-discretised",
          "compact-simulated");

  @Test
  void shouldReadEveryPackagedExperiment() {
    assertThat(Experiments.all())
        .extracting(Experiment::name)
        .containsAll(PROMISED)
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldListEveryFileThatIsPackaged() throws IOException, URISyntaxException {
    Path folder = Path.of(getClass().getResource("/org/pulsartriage/datasets/experiments").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
          .containsExactlyInAnyOrderElementsOf(
              Experiments.all().stream().map(Experiment::name).toList());
    }
  }

  @Test
  void shouldListNamesNearAnUnknownOne() {
    assertThatThrownBy(() -> Experiments.named("mnist_3v8_1000"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "experiment 'mnist_3v8_1000': unknown; near it are mnist-3v8-50-1000");
    assertThatThrownBy(() -> Experiments.named("HTRU")).hasMessageContaining("near it are htru");
  }

  @Test
  void shouldSayThatDataIsMissing(@TempDir Path empty) {
    ExperimentState state = ExperimentState.of(Experiments.named("htru2"), new DataFolder(empty));
    assertThat(state.kind()).isEqualTo(ExperimentState.Kind.MISSING);
    assertThat(state.detail()).contains("HTRU_2.csv", empty.toString());
  }

  @Test
  void shouldSayThatAFileIsUnusable(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("htru-features"));
    Files.writeString(folder.resolve("htru-features/HTRU_2.csv"), "1,2,3,4,5,6,7,8,1\n");
    ExperimentState state = ExperimentState.of(Experiments.named("htru2"), new DataFolder(folder));
    assertThat(state.kind()).isEqualTo(ExperimentState.Kind.UNUSABLE);
    assertThat(state.detail()).isEqualTo("htru2: class 'non-pulsar': 0 samples for 5 folds");
  }

  /** Folder, experiment, train counts, validation size, test counts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mnist|mnist-3v5-50-1000|1000 50|0|892 1010",
        "mnist|mnist-3v5-50-3000|3000 50|0|892 1010",
        "mnist|mnist-3v5-50-5000|5000 50|0|892 1010",
        "mnist|mnist-3v8-50-1000|1000 50|0|974 1010",
        "mnist|mnist-3v8-50-3000|3000 50|0|974 1010",
        "mnist|mnist-3v8-50-5000|5000 50|0|974 1010",
        "mnist|mnist-even-50-3000|50 3000 50 3000 50 3000 50 3000 50 3000|0"
            + "|980 1135 1032 1010 982 892 958 1028 974 1009",
        "mnist|mnist-former5-50-5000|50 50 50 50 50 5000 5000 5000 5000 5000|0"
            + "|980 1135 1032 1010 982 892 958 1028 974 1009",
        "cifar10|cifar10-3v8-500-3000|3000 500|0|1000 1000",
        "cifar10|cifar10-3v8-first4000|324 54|0|81 77",
        "cifar10|cifar10-last1-200-3000|200 200 200 200 200 200 200 200 200 3000|0"
            + "|1000 1000 1000 1000 1000 1000 1000 1000 1000 1000",
        "htru-features|htru2|13007 1312|0|3252 327",
        "htru-features|lotaas1|3989 53|0|998 13",
        "htru-features|htru1-discretised|71996 957|0|18000 239",
      })
  void shouldCutTheRealDataIntoTheCountsOfTheProtocol(
      String folder, String name, String train, int validation, String test) throws IOException {
    Experiment experiment = Experiments.named(name);
    DataFolder data = SharedData.with(folder);
    Dataset dataset = Datasets.named(experiment.dataset()).open(data);
    Selection selection = experiment.protocol().select(dataset, 1, 0);
    int classes = selection.classNames().size();
    assertThat(selection.train().counts(classes)).containsExactly(numbers(train));
    assertThat(selection.validation().size()).isEqualTo(validation);
    assertThat(selection.test().counts(classes)).containsExactly(numbers(test));
  }

  private static int[] numbers(String text) {
    return Stream.of(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  @Test
  void shouldDivideTheRealCaltechByClass() throws IOException {
    DataFolder data = SharedData.with("caltech101-65");
    Dataset dataset = Datasets.named("caltech101").open(data);
    Selection selection = Experiments.named("caltech101").protocol().select(dataset, 1, 0);
    int airplanes = selection.classNames().indexOf("airplanes");
    assertThat(selection.classNames()).hasSize(101);
    assertThat(selection.train().counts(101)[airplanes]).isEqualTo(480);
    assertThat(selection.validation().counts(101)[airplanes]).isEqualTo(160);
    assertThat(selection.test().counts(101)[airplanes]).isEqualTo(160);
    assertThat(selection.train().size() + selection.validation().size() + selection.test().size())
        .isEqualTo(8677);
    int majority = 0;
    for (boolean minority : selection.minority()) {
      majority += minority ? 0 : 1;
    }
    assertThat(majority).isEqualTo(6);
  }

  @Test
  void shouldDivideSimulatedCandidatesAsTheMedlatProtocolDoes() throws IOException {
    Dataset dataset = Datasets.named("simulated").open(new DataFolder(Path.of("nowhere")));
    Selection selection =
        Experiments.named("htru-medlat-simulated").protocol().select(dataset, 1, 0);
    assertThat(selection.train().counts(2)).containsExactly(27_000, 360);
    assertThat(selection.validation().counts(2)).containsExactly(18_000, 240);
    assertThat(selection.test().counts(2)).containsExactly(45_000, 600);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3_5", "3_8"})
  void shouldRebuildThePublishedMnistSubsetBitForBit(String pair)
      throws IOException, NoSuchAlgorithmException {
    DataFolder data = SharedData.with("mnist");
    String published = published(data, pair);
    Dataset mnist = Datasets.named("mnist").open(data);
    Task task =
        Experiments.named("mnist-" + pair.replace('_', 'v') + "-50-1000").protocol().apply(mnist);
    assertThat(task.train().shape()).containsExactly(1, 28, 28);
    ByteBuffer bytes = ByteBuffer.allocate(1050 * 784 * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(task.train().features());
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array())))
        .isEqualTo(published);
    assertThat(task.test().size()).isEqualTo(pair.equals("3_5") ? 1902 : 1984);
  }

  /** The sum that stands under the pair's name. */
  private static String published(DataFolder data, String pair) throws IOException {
    String json = Files.readString(data.of("mnist").resolve("gppe-subset-checks.json"));
    Matcher sum =
        Pattern.compile("\"sha256_of_raw_bytes\": \"([0-9a-f]{64})\"")
            .matcher(json.substring(json.indexOf('"' + pair + '"')));
    assertThat(sum.find()).isTrue();
    return sum.group(1);
  }
}
