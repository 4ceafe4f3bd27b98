package org.pulsartriage.gate.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesFileTest {

  @Test
  void shouldReadEveryRule() {
    GateRules rules =
        RulesFile.parse(
            "rules.yaml",
            """
            promote:
              min-scored: 2000
              min-injected: 50
              recall-injected-not-below: -0.01
              called-at-most-times: 1.2
              calibration-error-at-most: .03
            floor: {recall: .8, snr-at-least: 10, seen-at-least: 30, of: injected, hours: 2, rollback: true}
            """);

    assertThat(rules.promotion()).contains(new PromotionRule(2000, 50, -0.01, 1.2, 0.03));
    assertThat(rules.floor()).isEqualTo(new FloorRule(0.8, 10, 30, FloorRule.Of.INJECTED, 2));
    assertThat(rules.rollback()).isTrue();
  }

  @Test
  void shouldRollBackByAFloorThatSomebodyWroteAndRaiseAlarmsByTheUsualOneOtherwise() {
    assertThat(RulesFile.parse("rules.yaml", "floor: {recall: .5}"))
        .isEqualTo(
            new GateRules(
                java.util.Optional.empty(),
                new FloorRule(0.5, 10, 30, FloorRule.Of.BOTH, 1),
                true));
    assertThat(RulesFile.parse("rules.yaml", "promote: {min-scored: 9}"))
        .isEqualTo(
            new GateRules(
                java.util.Optional.of(new PromotionRule(9, 0, null, null, null)),
                FloorRule.STANDARD,
                false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "floor: {recal: .8}|rules.yaml: floor.recall: is missing",
        "floor: {recall: .8, hour: 1}|rules.yaml: floor.hour: is unknown",
        "promotion: {min-scored: 1}|rules.yaml: promotion: is unknown",
        "promote: {min-scored: many}|rules.yaml: promote.min-scored: is no whole number",
        "promote: {min-scored: 1, calibration-error: 0}|rules.yaml: promote.calibration-error: is unknown",
        "floor: {recall: 1.5}|rules.yaml: floor.recall: 1.5",
        "floor: {recall: .8, snr-at-least: 9}|rules.yaml: floor.snr-at-least: 9.0 is no edge",
        "floor: {recall: .8, of: all}|rules.yaml: floor.of: 'all' is none of injected, known, both",
        "{}|rules.yaml: file: says nothing"
      })
  void shouldRefuseWhatItDoesNotUnderstandNamingFileAndKey(String yaml, String message) {
    assertThatThrownBy(() -> RulesFile.parse("rules.yaml", yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void shouldNameAFileThatIsNotThere() {
    assertThatThrownBy(() -> RulesFile.read(Path.of("/nowhere/rules.yaml")))
        .hasMessage("rules.yaml: file: no such file in /nowhere");
  }
}
