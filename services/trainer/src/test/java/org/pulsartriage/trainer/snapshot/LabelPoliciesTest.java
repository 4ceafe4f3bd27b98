package org.pulsartriage.trainer.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pulsartriage.schemas.CandidateLabel;
import org.pulsartriage.schemas.LabelVote;

class LabelPoliciesTest {

  @ParameterizedTest
  @CsvSource({
    "RFI, RFI,",
    "TIER_1 TIER_2 TIER_2, TIER_2,",
    "TIER_1 KNOWN_PULSAR, TIER_1,",
    "TIER_1 TIER_2 RFI, TIER_1, 2 of 3 say pulsar",
    "NOISE RFI RFI TIER_2, RFI, 1 of 4 say pulsar",
    "TIER_1 UNCATEGORISED, TIER_1,",
    "UNCATEGORISED, UNCATEGORISED,",
    "TIER_1 NOISE,, 1 of 2 say pulsar",
    "TIER_1 TIER_2 RFI NOISE UNCATEGORISED,, 2 of 4 say pulsar"
  })
  void shouldDecideByMajorityFirstWhetherItIsAPulsar(
      String votes, CandidateLabel label, String conflict) {
    LabelPolicy.Verdict verdict = LabelPolicies.named("majority").decide(votes(votes));

    assertThat(verdict.label()).isEqualTo(label);
    assertThat(verdict.conflict()).isEqualTo(conflict);
  }

  @ParameterizedTest
  @CsvSource({
    "RFI TIER_1 TIER_1, RFI, 2 of 3 say otherwise",
    "TIER_1 TIER_2, TIER_1,",
    "UNCATEGORISED RFI, UNCATEGORISED,"
  })
  void shouldTakeTheNamedRatersWord(String votes, CandidateLabel label, String conflict) {
    LabelPolicy.Verdict verdict = LabelPolicies.named("rater:a").decide(votes(votes));

    assertThat(verdict.label()).isEqualTo(label);
    assertThat(verdict.conflict()).isEqualTo(conflict);
  }

  @Test
  void shouldLeaveOutWhatTheNamedRaterHasNotSeen() {
    assertThat(LabelPolicies.named("rater:zoe").decide(votes("RFI")))
        .isEqualTo(new LabelPolicy.Verdict(null, null));
  }

  @ParameterizedTest
  @CsvSource({"unanimous", "rater:", "rater:a/b"})
  void shouldNameThePoliciesThereAre(String name) {
    assertThatThrownBy(() -> LabelPolicies.named(name))
        .hasMessage("label policy '" + name + "': unknown; there are majority and rater:NAME");
  }

  /** Votes of raters a, b, c ... */
  static List<LabelVote> votes(String labels) {
    List<LabelVote> votes = new ArrayList<>();
    for (String label : labels.split(" ")) {
      String rater = String.valueOf((char) ('a' + votes.size()));
      votes.add(new LabelVote(rater, CandidateLabel.valueOf(label), Instant.EPOCH));
    }
    return votes;
  }
}
