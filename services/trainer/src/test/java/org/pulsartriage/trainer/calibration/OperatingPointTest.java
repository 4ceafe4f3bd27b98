package org.pulsartriage.trainer.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.pulsartriage.models.bundle.Calibration;

class OperatingPointTest {

  private static final HeldOut SAMPLES =
      new HeldOut(
          new double[] {-3, -2, -1, 0, 1, -0.5, 2, 3},
          new boolean[] {false, false, false, false, false, true, true, true},
          0.1);

  @Test
  void shouldTakeTheLowestThresholdWithinTheRate() {
    OperatingPoint strict = OperatingPoint.within(SAMPLES, Calibration.NONE, 0);
    OperatingPoint loose = OperatingPoint.within(SAMPLES, Calibration.NONE, 0.4);

    assertThat(strict.threshold()).isEqualTo(Math.nextUp(Calibration.NONE.probability(1)));
    assertThat(strict.falsePositiveRate()).isZero();
    assertThat(strict.recall()).isEqualTo(2.0 / 3);
    assertThat(loose.falsePositiveRate()).isEqualTo(0.4);
    assertThat(loose.recall()).isEqualTo(1);
    assertThat(OperatingPoint.within(SAMPLES, Calibration.NONE, 1).threshold()).isZero();
  }

  @Property
  void shouldNeverExceedTheRateThatIsAllowed(
      @ForAll @Size(30) List<@IntRange(min = -5, max = 5) Integer> logits,
      @ForAll @DoubleRange(min = 0, max = 1) double rate) {
    double[] values = new double[logits.size()];
    boolean[] positive = new boolean[logits.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = logits.get(i);
      positive[i] = i % 3 == 0;
    }

    OperatingPoint point =
        OperatingPoint.within(new HeldOut(values, positive, 0.2), Calibration.NONE, rate);

    assertThat(point.falsePositiveRate()).isLessThanOrEqualTo(rate);
  }
}
