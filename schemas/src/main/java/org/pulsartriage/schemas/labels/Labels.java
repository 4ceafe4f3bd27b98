package org.pulsartriage.schemas.labels;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pulsartriage.schemas.CandidateLabel;
import org.pulsartriage.schemas.Label;

/** Keys, names and meaning of labels. */
public final class Labels {

  /** Labels that say: this is a pulsar, known or not. */
  public static final Set<CandidateLabel> PULSARS =
      Collections.unmodifiableSet(
          EnumSet.of(
              CandidateLabel.TIER_1,
              CandidateLabel.TIER_2,
              CandidateLabel.KNOWN_PULSAR,
              CandidateLabel.NEIGHBOUR_BEAM));

  /** Labels that say: this is none. */
  public static final Set<CandidateLabel> OTHERS =
      Collections.unmodifiableSet(EnumSet.of(CandidateLabel.RFI, CandidateLabel.NOISE));

  private static final Pattern IDENTITY = Pattern.compile("[0-9a-f]{64}");

  private Labels() {}

  /**
   * @param label a label
   * @return the key of its record: candidate id and rater
   */
  public static String key(Label label) {
    return label.getCandidateId() + "/" + label.getRater();
  }

  /**
   * @param label a label to be published
   * @return why it is none, in one line; null where it is one
   */
  public static String fault(Label label) {
    if (!IDENTITY.matcher(label.getCandidateId()).matches()) {
      return "candidateId: '"
          + label.getCandidateId()
          + "' is not 64 lower-case hexadecimal digits";
    }
    return raterFault(label.getRater());
  }

  /**
   * @param rater a name
   * @return why nobody can be called so, in one line; null where somebody can
   */
  public static String raterFault(String rater) {
    if (rater.isBlank() || !rater.equals(rater.strip()) || rater.indexOf('/') >= 0) {
      return "rater: '" + rater + "' is empty, or has a '/' or space around it";
    }
    return null;
  }

  /**
   * @param label a label
   * @return its name on the command line and in tables, e.g. {@code tier-1}
   */
  public static String text(CandidateLabel label) {
    return label.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @param text a name, e.g. {@code tier-1} or {@code TIER_1}
   * @return the label of that name
   * @throws IllegalArgumentException naming the ones there are
   */
  public static CandidateLabel named(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    return Stream.of(CandidateLabel.values())
        .filter(label -> text(label).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "label '"
                        + text
                        + "': unknown; there are "
                        + Stream.of(CandidateLabel.values())
                            .map(Labels::text)
                            .collect(Collectors.joining(", "))));
  }
}
