package org.pulsartriage.candidates.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HexSamplesTest {

  @Property
  void shouldDecodeInEitherCaseInPiecesAndAcrossLines(
      @ForAll @Size(max = 300) byte[] samples,
      @ForAll @IntRange(min = 1, max = 50) int piece,
      @ForAll @IntRange(min = 1, max = 50) int line,
      @ForAll boolean upper) {
    HexFormat format = upper ? HexFormat.of().withUpperCase() : HexFormat.of();
    char[] text = format.formatHex(samples).replaceAll("(.{" + line + "})", "$1\n\t").toCharArray();
    HexSamples hex = new HexSamples(0);
    for (int i = 0; i < text.length; i += piece) {
      assertThat(hex.take(text, i, Math.min(piece, text.length - i))).isNull();
    }
    assertThat(hex.endsInTheMiddleOfASample()).isFalse();
    assertThat(hex.samples()).isEqualTo(samples);
  }

  @Test
  void shouldNameTheCharacterThatIsNoDigit() {
    for (char bad : new char[] {'g', '/', ':', '@', '`', '\u0141', '\uff10', 0x7f}) {
      char[] text = {'0', '1', bad, '2'};
      assertThat(new HexSamples(2).take(text, 0, 4)).startsWith("not a hexadecimal digit: ");
      assertThat(new HexSamples(2).take(text, 1, 3)).startsWith("not a hexadecimal digit: ");
    }
  }
}
