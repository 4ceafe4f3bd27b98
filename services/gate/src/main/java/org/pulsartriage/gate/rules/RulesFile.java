package org.pulsartriage.gate.rules;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pulsartriage.datasets.experiment.MalformedExperimentException;
import org.pulsartriage.datasets.experiment.StrictNode;
import org.pulsartriage.gate.recall.SnrBin;

/**
 * Rules from YAML. Unknown keys are errors that name the key; so is a file that says nothing.
 *
 * <pre>
 * promote:
 *   min-scored: 2000
 *   min-injected: 50
 *   recall-injected-not-below: -0.01
 *   called-at-most-times: 1.2
 *   calibration-error-at-most: 0.03
 * floor:
 *   recall: 0.8
 *   snr-at-least: 10
 *   seen-at-least: 30
 *   of: both
 *   hours: 1
 *   rollback: true
 * </pre>
 */
public final class RulesFile {

  private static final double MOST_TIMES = 1e6;

  private RulesFile() {}

  /**
   * @param file the rules
   * @return what they say
   * @throws MalformedExperimentException naming file, key and cause
   */
  public static GateRules read(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      return parse(name, Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new MalformedExperimentException(
          name, "file", "no such file in " + file.toAbsolutePath().getParent());
    } catch (CharacterCodingException e) {
      throw new MalformedExperimentException(name, "file", "is no UTF-8 text");
    } catch (IOException e) {
      throw new MalformedExperimentException(name, "file", "cannot be read: " + e.getMessage());
    }
  }

  /**
   * @param file name of the file, for errors
   * @param yaml its text
   * @return what it says
   * @throws MalformedExperimentException naming file, key and cause
   */
  public static GateRules parse(String file, String yaml) {
    StrictNode root = StrictNode.parse(file, yaml);
    Optional<PromotionRule> promotion =
        root.has("promote") ? Optional.of(promotion(root.node("promote"))) : Optional.empty();
    GateRules rules =
        root.has("floor")
            ? withFloor(promotion, root.node("floor"))
            : new GateRules(
                promotion, GateRules.ALARMS_ONLY.floor(), GateRules.ALARMS_ONLY.rollback());
    root.done();
    if (root.keys().isEmpty()) {
      throw root.malformed("says nothing; known here are floor, promote");
    }
    return rules;
  }

  private static PromotionRule promotion(StrictNode node) {
    PromotionRule rule =
        new PromotionRule(
            node.whole("min-scored", 1),
            node.has("min-injected") ? node.whole("min-injected", 0) : 0,
            optional(node, "recall-injected-not-below", -1, Math.nextUp(1.0)),
            optional(node, "called-at-most-times", 0, MOST_TIMES),
            optional(node, "calibration-error-at-most", 0, Math.nextUp(1.0)));
    node.done();
    return rule;
  }

  private static GateRules withFloor(Optional<PromotionRule> promotion, StrictNode node) {
    FloorRule usual = FloorRule.STANDARD;
    FloorRule floor =
        new FloorRule(
            node.number("recall", 0, Math.nextUp(1.0)),
            node.has("snr-at-least") ? snr(node) : usual.snrAtLeast(),
            node.has("seen-at-least") ? node.whole("seen-at-least", 1) : usual.seenAtLeast(),
            node.has("of") ? of(node) : usual.of(),
            node.has("hours") ? node.whole("hours", 1) : usual.hours());
    boolean rollback = !node.has("rollback") || node.flag("rollback");
    node.done();
    return new GateRules(promotion, floor, rollback);
  }

  private static Double optional(StrictNode node, String key, double least, double below) {
    return node.has(key) ? node.number(key, least, below) : null;
  }

  /** Counts are by range of S/N: a floor between two edges could not be held. */
  private static double snr(StrictNode node) {
    double snr = node.number("snr-at-least", 0, Double.POSITIVE_INFINITY);
    if (SnrBin.ALL.stream().noneMatch(bin -> bin.from() == snr)) {
      throw node.malformed(
          "snr-at-least",
          snr
              + " is no edge of a range; there are "
              + SnrBin.ALL.stream()
                  .map(bin -> String.valueOf((int) bin.from()))
                  .collect(Collectors.joining(", ")));
    }
    return snr;
  }

  private static FloorRule.Of of(StrictNode node) {
    String text = node.text("of");
    return Arrays.stream(FloorRule.Of.values())
        .filter(one -> one.text().equals(text))
        .findFirst()
        .orElseThrow(() -> node.malformed("of", "'" + text + "' is none of injected, known, both"));
  }
}
