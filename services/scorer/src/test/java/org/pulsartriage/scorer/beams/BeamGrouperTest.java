package org.pulsartriage.scorer.beams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.pulsartriage.scorer.beams.BeamScores.score;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pulsartriage.schemas.BeamGroup;
import org.pulsartriage.schemas.BeamGroupMember;
import org.pulsartriage.schemas.BeamVerdict;
import org.pulsartriage.schemas.Score;

class BeamGrouperTest {

  private final BeamGrouper grouper = new BeamGrouper(BeamSettings.STANDARD);

  @Test
  void shouldCallTwoNeighbouringBeamsASource() {
    BeamGroup group = only(score(3, 0.5, 60, 12), score(9, 0.50001, 61, 20));

    assertThat(group.getVerdict()).isEqualTo(BeamVerdict.SOURCE);
    assertThat(group.getBeams()).isEqualTo(2);
    assertThat(group.getDistantBeams()).isZero();
    assertThat(group.getPeriod()).isEqualTo(0.50001);
    assertThat(group.getDm()).isEqualTo(61);
    assertThat(group.getExtent()).isCloseTo(0.485, within(0.02));
    assertThat(group.getMembers()).extracting(BeamGroupMember::getBeam).containsExactly(9, 3);
  }

  @Test
  void shouldCallTenBeamsAtOnceInterference() {
    BeamGroup group =
        only(
            IntStream.rangeClosed(2, 11)
                .mapToObj(beam -> score(beam, 0.02, 3, 10 + beam % 3))
                .toArray(Score[]::new));

    assertThat(group.getVerdict()).isEqualTo(BeamVerdict.INTERFERENCE);
    assertThat(group.getBeams()).isEqualTo(10);
    assertThat(group.getDistantBeams()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void shouldLeaveAVeryBrightSourceInManyBeamsToAPerson() {
    List<Score> scores =
        new ArrayList<>(
            IntStream.rangeClosed(1, 13).mapToObj(b -> score(b, 0.0893, 68, 9)).toList());
    scores.get(4).setSnr(400.0);

    assertThat(grouper.groups(scores))
        .extracting(BeamGroup::getVerdict)
        .containsExactly(BeamVerdict.UNDECIDED);
  }

  @Test
  void shouldLeaveTwoDistantBeamsToAPerson() {
    assertThat(only(score(8, 0.5, 60, 12), score(11, 0.5, 60, 12)).getVerdict())
        .isEqualTo(BeamVerdict.UNDECIDED);
  }

  @Test
  void shouldGroupHarmonicsAndSayWhich() {
    BeamGroup group = only(score(1, 0.6, 60, 30), score(1, 0.3, 60, 12), score(2, 0.9, 60, 11));

    assertThat(group.getVerdict()).isEqualTo(BeamVerdict.SOURCE);
    assertThat(group.getMembers())
        .extracting(BeamGroupMember::getRatioNumerator, BeamGroupMember::getRatioDenominator)
        .containsExactly(tuple(1, 1), tuple(1, 2), tuple(3, 2));
  }

  @Test
  void shouldNotGroupWhatHasAnotherPeriodDispersionStartOrPlace() {
    Score strong = score(1, 0.5, 60, 30);
    Score otherStart = score(2, 0.5, 60, 12);
    otherStart.setStartMjd(BeamScores.START + 60 / 86_400.0);
    Score otherTelescope = score(3, 0.5, 60, 12);
    otherTelescope.setDeclination(40.0);

    assertThat(
            grouper.groups(
                List.of(
                    strong,
                    score(2, 0.5123, 60, 12),
                    score(3, 0.5, 400, 12),
                    otherStart,
                    otherTelescope)))
        .isEmpty();
  }

  @Test
  void shouldGiveTheSameGroupsInWhateverOrderScoresCome() {
    List<Score> scores = new ArrayList<>();
    Random random = new Random(5);
    for (int beam = 1; beam <= 13; beam++) {
      scores.add(score(beam, 0.02 * (1 + 1e-5 * random.nextGaussian()), 2, 9));
      scores.add(score(beam, 0.7 + 0.05 * random.nextDouble(), 100 + beam, 8));
    }
    scores.add(score(6, 0.35, 106, 25));
    List<BeamGroup> groups = grouper.groups(scores);

    assertThat(groups).isNotEmpty();
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(scores, random);
      assertThat(grouper.groups(scores)).isEqualTo(groups);
    }
  }

  @Test
  void shouldGroupWithoutSignalToNoiseOrPosition() {
    BeamGrouper byNumber =
        new BeamGrouper(
            new BeamSettings(
                0.5, Duration.ofMinutes(1), Duration.ofHours(1), "parkes-multibeam", 1, 8, 5, 5));
    Score one = score(3, 0.5, 60, 12);
    Score other = score(10, 0.5, 60, 12);
    for (Score score : List.of(one, other)) {
      score.setSnr(null);
      score.setRightAscension(null);
      score.setDm(null);
    }

    BeamGroup group = byNumber.groups(List.of(one, other)).get(0);

    assertThat(group.getVerdict()).isEqualTo(BeamVerdict.SOURCE);
    assertThat(group.getExtent()).isNull();
  }

  @Test
  void shouldAskForStartPeriodAndABeam() {
    Score score = score(3, 0.5, 60, 12);
    assertThat(BeamGrouper.canGroup(score)).isTrue();

    score.setPeriod(0.0);
    assertThat(BeamGrouper.canGroup(score)).isFalse();

    score.setPeriod(0.5);
    score.setStartMjd(null);
    assertThat(BeamGrouper.canGroup(score)).isFalse();

    score.setStartMjd(BeamScores.START);
    score.setBeam(null);
    assertThat(BeamGrouper.canGroup(score)).isTrue();

    score.setDeclination(null);
    assertThat(BeamGrouper.canGroup(score)).isFalse();
  }

  @Test
  void shouldRefuseSettingsOutOfRange() {
    assertThatThrownBy(
            () ->
                new BeamSettings(
                    0.5, Duration.ofHours(2), Duration.ofHours(1), "angular", 0.66, 8, 5, 5))
        .hasMessageContaining("not less than the window");
    assertThatThrownBy(
            () ->
                new BeamSettings(
                    1.5, Duration.ofHours(1), Duration.ofHours(1), "angular", 0.66, 8, 5, 5))
        .hasMessageContaining("least probability 1.5");
  }

  private BeamGroup only(Score... scores) {
    List<BeamGroup> groups = grouper.groups(List.of(scores));
    assertThat(groups).hasSize(1);
    return groups.get(0);
  }
}
