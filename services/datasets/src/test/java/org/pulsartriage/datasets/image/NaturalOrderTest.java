package org.pulsartriage.datasets.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

  private static final NaturalOrder ORDER = NaturalOrder.INSTANCE;

  @Test
  void shouldOrderNumberedFilesAsPeopleDo() {
    List<String> names =
        new ArrayList<>(List.of("b_1", "a_10", "a_9", "a_010b", "a", "a_2/c", "a_2", "B_1"));
    names.sort(ORDER);
    assertThat(names).containsExactly("B_1", "a", "a_2", "a_2/c", "a_9", "a_10", "a_010b", "b_1");
  }

  @Property
  void shouldOrderByNumberWhateverTheLength(
      @ForAll @IntRange(min = 0) int left, @ForAll @IntRange(min = 0) int right) {
    assertThat(Integer.signum(ORDER.compare("cand_" + left + ".phcx", "cand_" + right + ".phcx")))
        .isEqualTo(Integer.compare(left, right));
  }

  @Property
  void shouldBeATotalOrder(
      @ForAll @StringLength(max = 5) @CharRange(from = '/', to = '2') String a,
      @ForAll @StringLength(max = 5) @CharRange(from = '/', to = '2') String b,
      @ForAll @StringLength(max = 5) @CharRange(from = '/', to = '2') String c) {
    assertThat(ORDER.compare(a, b) == 0).isEqualTo(a.equals(b));
    assertThat(Integer.signum(ORDER.compare(a, b))).isEqualTo(-Integer.signum(ORDER.compare(b, a)));
    if (ORDER.compare(a, b) <= 0 && ORDER.compare(b, c) <= 0) {
      assertThat(ORDER.compare(a, c)).isLessThanOrEqualTo(0);
    }
  }
}
