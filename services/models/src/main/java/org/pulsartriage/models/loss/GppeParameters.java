package org.pulsartriage.models.loss;

import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Parameters of the power-exponential losses.
 *
 * @param alpha slope of the exponent
 * @param beta offset of the exponent, at least 0
 * @param gamma exponent that turns easy positives down, at least 0; binary form only
 * @param shift probability shift m of the majority, 0 to 1
 */
public record GppeParameters(
    @JsonProperty("alpha") double alpha,
    @JsonProperty("beta") double beta,
    @JsonProperty("gamma") double gamma,
    @JsonProperty("shift") double shift)
    implements LossParameters {

  /** The defaults of Zhou et al. (2023). */
  public static final GppeParameters PUBLISHED = new GppeParameters(-2, 6, 0, 0.05);

  /** What the paper's HTRU experiment set; see {@link BinaryGppe} for what became of it. */
  public static final GppeParameters HTRU = new GppeParameters(-2, 0, 0, 0.05);

  @JsonCreator
  public GppeParameters {
    LossParameters.requireWithin("alpha", alpha, -100, 100);
    LossParameters.requireWithin("beta", beta, 0, 100);
    LossParameters.requireWithin("gamma", gamma, 0, 100);
    LossParameters.requireWithin("shift", shift, 0, 1);
  }
}
