package org.pulsartriage.standalone.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.standalone.console.CommandFailure;

class LabelledScoresTest {

  private static final String SCORES =
      """
      file,candidate_id,probability,label
      a,1,0.9,PULSAR
      b,2,0.8,PULSAR
      c,3,0.3,NOT_PULSAR
      d,4,0.2,NOT_PULSAR
      """;

  @TempDir private Path folder;

  @Test
  void shouldCompareScoresWithLabelsAndLeaveOutWhatIsAmbiguous() throws IOException {
    LabelledScores labelled =
        read("file,label,snr,note\na,1,20,\"bright, narrow\"\nb,0,9,\nc,1,8,\nd,-1,50,\n");

    assertThat(labelled.ranking().rocAuc()).isEqualTo(0.5);
    assertThat(labelled.called(true)).isEqualTo(1);
    assertThat(labelled.called(false)).isEqualTo(1);
    assertThat(labelled.falsePositiveRateAtFullRecall()).isEqualTo(1.0);
    assertThat(labelled.errors()).extracting(LabelledScores.Row::file).containsExactly("b", "c");
  }

  @Test
  void shouldLeaveOutPulsarsBelowTheLeastSnr() throws IOException {
    Path labels = write("labels.csv", "file,label,snr\na,1,20\nb,0,9\nc,1,8\n");

    LabelledScores labelled = LabelledScores.read(write("scores.csv", SCORES), labels, 10);

    assertThat(labelled.ranking().positives()).isEqualTo(1);
    assertThat(labelled.ranking().rocAuc()).isEqualTo(1.0);
  }

  @Test
  void shouldNameACandidateThatHasNoScore() {
    assertThatThrownBy(() -> read("file,label\nmissing,1\nb,0\n"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("missing");
  }

  @Test
  void shouldNameFileAndRecordOfARaggedTable() {
    assertThatThrownBy(() -> read("file,label\na,1,0\n"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("labels.csv")
        .hasMessageContaining("record 1");
  }

  @Test
  void shouldNameAMissingColumn() {
    assertThatThrownBy(() -> read("file,truth\na,1\n"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("'label'");
  }

  private LabelledScores read(String labels) throws IOException {
    return LabelledScores.read(
        write("scores.csv", SCORES), write("labels.csv", labels), Double.NEGATIVE_INFINITY);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
