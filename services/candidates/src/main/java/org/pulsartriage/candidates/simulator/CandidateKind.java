package org.pulsartriage.candidates.simulator;

import java.util.Arrays;
import java.util.List;

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
  RFI_ALIASED("rfi-aliased", AliasedSignal::draw);

  private static final List<CandidateKind> INTERFERENCE =
      Arrays.stream(values()).filter(kind -> kind.text.startsWith("rfi-")).toList();

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
   * @return every kind of interference
   */
  public static List<CandidateKind> interference() {
    return INTERFERENCE;
  }

  Signal.Draw draw() {
    return draw;
  }
}
