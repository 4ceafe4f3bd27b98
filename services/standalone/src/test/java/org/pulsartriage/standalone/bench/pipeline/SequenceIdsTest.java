package org.pulsartriage.standalone.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SequenceIdsTest {

  @Test
  void shouldGiveANumberBackFromItsIdentity() {
    SequenceIds ids = new SequenceIds(0x5eed);
    for (long number = 0; number < 100_000; number += 7) {
      assertThat(ids.number(ids.of(number))).isEqualTo(number);
    }
    assertThat(ids.number(ids.of(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldLookLikeADigestAndNeverTheSameOne() {
    SequenceIds ids = new SequenceIds(1);
    Set<String> all = new HashSet<>();
    int[] firstDigits = new int[16];
    for (long number = 0; number < 16_000; number++) {
      String id = new String(ids.of(number), StandardCharsets.US_ASCII);
      assertThat(id).matches("[0-9a-f]{64}");
      all.add(id);
      firstDigits[Character.digit(id.charAt(0), 16)]++;
    }
    assertThat(all).hasSize(16_000);
    // A thousand each, give or take four standard deviations: scattered, not one after the other.
    assertThat(Arrays.stream(firstDigits)).allMatch(count -> Math.abs(count - 1_000) < 125);
  }
}
