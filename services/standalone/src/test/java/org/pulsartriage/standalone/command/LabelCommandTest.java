package org.pulsartriage.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pulsartriage.standalone.console.CommandFailure;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What is refused before any broker is asked. */
class LabelCommandTest {

  private static final String ID = "a".repeat(64);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "candidate_id,label\\n%s,pulsar|record 1: label 'pulsar': unknown; there are rfi",
        "candidate_id,label\\n%s,rfi\\ncand_7,rfi|record 2: candidateId: 'cand_7' is not",
        "candidate_id,label,rater\\n%s,rfi,a/b|record 1: rater: 'a/b' is empty, or has",
        "candidate_id,label\\n%1$s,rfi\\n%1$s,noise|record 2: rater 'anna' labels that candidate twice",
        "candidate,label\\n%s,rfi|no column 'candidate_id'"
      })
  void shouldNameFileRecordAndCauseOfALabelThatIsNone(String csv, String message) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("labels.csv"), csv.replace("\\n", "\n").formatted(ID) + "\n");

    assertThatThrownBy(() -> call("--rater", "anna", "--from", file.toString()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void shouldCallItMisuseNotToSayWhoLabels() throws Exception {
    Path file =
        Files.writeString(folder.resolve("labels.csv"), "candidate_id,label\n" + ID + ",rfi\n");

    assertThatThrownBy(() -> call("--from", file.toString()))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--rater is needed");
    assertThatThrownBy(() -> call(ID, "rfi"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--rater is needed");
  }

  @Test
  void shouldTakeALabelOrAFileAndNotBoth() {
    assertThatThrownBy(() -> call("--rater", "anna", ID))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("CANDIDATE and LABEL are needed");
  }

  @Test
  void shouldNameThePoliciesThatASnapshotCanHave() {
    SnapshotCommand command = new SnapshotCommand();
    new CommandLine(command).parseArgs("--out", folder.toString(), "--policy", "loudest");

    assertThatThrownBy(command::call)
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("majority and rater:NAME");
    assertThat(folder).isEmptyDirectory();
  }

  private static Integer call(String... arguments) throws Exception {
    LabelCommand command = new LabelCommand();
    new CommandLine(command).parseArgs(arguments);
    return command.call();
  }
}
