package org.pulsartriage.candidates.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The registry of what can be simulated. To add a kind, add its line. */
public enum CandidateKind {
  /** A pulsar. */
  PULSAR("pulsar", PulsarSignal::draw),
  /** The highest chance peak of pure noise. */
  NOISE("noise", NoiseSignal::draw),
  /** A comb of lines. */
  RFI_COMB("rfi-comb", CombSignal::draw),
  /** A dark line and an inverted profile. */
  RFI_DIP("rfi-dip", DipSignal::draw),
  /** A drifting, bent or wandering track. */
  RFI_DRIFT("rfi-drift", DriftSignal::draw),
  /** A broad hump at dispersion measure 0. */
  RFI_HUMP("rfi-hump", HumpSignal::draw),
  /** A fast tone that beats with the phase bins. */
  RFI_MOIRE("rfi-moire", MoireSignal::draw),
  /** A few strong sub-integrations. */
  RFI_BURST("rfi-burst", BurstSignal::draw),
  /** Dead rows and bands. */
  RFI_DEAD("rfi-dead", DeadSignal::draw),
  /** A transmitter in a few sub-bands. */
  RFI_NARROW_BAND("rfi-narrow-band", NarrowBandSignal::draw),
  /** Mains hum and its relatives. */
  RFI_MAINS("rfi-mains", MainsSignal::draw),
  /** A broadband sweep at a dispersion measure that is not 0. */
  RFI_SWEPT("rfi-swept", SweptSignal::draw),
  /** A period of a few samples. */
  RFI_ALIASED("rfi-aliased", AliasedSignal::draw),
  /**
   * A dispersed pulse that comes and goes as an antenna turns: new to a survey, so not among what
   * nights are made of unless it is asked for.
   */
  RFI_SCANNING_RADAR("rfi-scanning-radar", ScanningRadarSignal::draw);

  private static final List<CandidateKind> INTERFERENCE =
      Arrays.stream(values())
          .filter(kind -> kind.text.startsWith("rfi-"))
          .filter(kind -> !kind.isNew())
          .toList();

  private final String text;
  private final Signal.Draw draw;

  CandidateKind(String text, Signal.Draw draw) {
    this.text = text;
    this.draw = draw;
  }

  /**
   * @return the kind's name in label files, e.g. {@code rfi-comb}
   */
  public String text() {
    return text;
  }

  /**
   * @return whether it is a pulsar
   */
  public boolean isPulsar() {
    return this == PULSAR;
  }

  /**
   * @return whether it is interference that no model that ships was trained on
   */
  public boolean isNew() {
    return this == RFI_SCANNING_RADAR;
  }

  /**
   * @param text a kind's name in label files
   * @return the kind
   * @throws IllegalArgumentException where there is none of that name; one line with those there
   *     are
   */
  public static CandidateKind named(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "kind '"
                        + text
                        + "' is none of "
                        + Arrays.stream(values())
                            .map(CandidateKind::text)
                            .collect(Collectors.joining(", "))));
  }

  /**
   * @return every usual kind of interference
   */
  public static List<CandidateKind> interference() {
    return INTERFERENCE;
  }

  Signal.Draw draw() {
    return draw;
  }
}
