package org.pulsartriage.candidates.format;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DecimalNumbersTest {

  @Property
  void shouldReadDecimalsAsTheLanguageDoes(@ForAll("decimals") String decimal) {
    char[] characters = decimal.toCharArray();
    assertThat(DecimalNumbers.parse(characters, characters.length))
        .isEqualTo(Double.parseDouble(decimal));
  }

  @Property
  void shouldReadWhatAnyDoublePrints(@ForAll double value) {
    char[] characters = Double.toString(value).toCharArray();
    assertThat(DecimalNumbers.parse(characters, characters.length)).isEqualTo(value);
  }

  @Property
  void shouldReadTheSameInWhateverPieces(@ForAll @IntRange(min = 1, max = 9) int piece) {
    char[] text = " 1.25\n-3\t4.5e3 \r\n 0.000001".toCharArray();
    DecimalNumbers numbers = new DecimalNumbers(0);
    for (int i = 0; i < text.length; i += piece) {
      assertThat(numbers.take(text, i, Math.min(piece, text.length - i))).isNull();
    }
    assertThat(numbers.finish()).isNull();
    assertThat(numbers.values()).containsExactly(1.25, -3, 4500, 1e-6);
  }

  @Test
  void shouldRefuseANumberOfEndlessDigits() {
    char[] text = "1".repeat(100).toCharArray();
    assertThat(new DecimalNumbers(1).take(text, 0, text.length))
        .isEqualTo("a number of more than 64 characters");
  }

  @Provide
  Arbitrary<String> decimals() {
    return Arbitraries.strings()
        .numeric()
        .ofMaxLength(22)
        .tuple2()
        .map(parts -> parts.get1() + "." + parts.get2())
        .filter(text -> text.length() > 1)
        .flatMap(text -> Arbitraries.of(text, "-" + text));
  }
}
