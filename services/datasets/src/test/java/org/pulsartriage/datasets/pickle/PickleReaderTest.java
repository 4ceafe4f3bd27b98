package org.pulsartriage.datasets.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulsartriage.datasets.MalformedDataException;

/** The base64 texts are what CPython 3 with NumPy 2.4 wrote for the value named. */
class PickleReaderTest {

  /** The same dict in protocols 2, 3 and 4. */
  private static final String PROTOCOL_2 =
      "gAJ9cQAoWAQAAABkYXRhcQFjbnVtcHkuX2NvcmUubXVsdGlhcnJheQpfcmVjb25zdHJ1Y3QKcQJj"
          + "bnVtcHkKbmRhcnJheQpxA0sAhXEEY19jb2RlY3MKZW5jb2RlCnEFWAEAAABicQZYBgAAAGxhdGlu"
          + "MXEHhnEIUnEJh3EKUnELKEsBSwJLA4ZxDGNudW1weQpkdHlwZQpxDVgCAAAAdTFxDomIh3EPUnEQ"
          + "KEsDWAEAAAB8cRFOTk5K/////0r/////SwB0cRJiiWgFWAYAAAAAAQIDBAVxE2gHhnEUUnEVdHEW"
          + "YlgGAAAAbGFiZWxzcRddcRgoSwFLAE0sAUpwEQEASvv///9lWAkAAABmaWxlbmFtZXNxGV1xGihY"
          + "AQAAAGFxG1gBAAAAYnEcZVgDAAAAcmF3cR1oBVgDAAAAw78AcR5oB4ZxH1JxIFgBAAAAbnEhTlgB"
          + "AAAAdHEiiFgDAAAAYmlncSOKBgAAAAAAAXUu";

  private static final String PROTOCOL_3 =
      "gAN9cQAoWAQAAABkYXRhcQFjbnVtcHkuX2NvcmUubXVsdGlhcnJheQpfcmVjb25zdHJ1Y3QKcQJj"
          + "bnVtcHkKbmRhcnJheQpxA0sAhXEEQwFicQWHcQZScQcoSwFLAksDhnEIY251bXB5CmR0eXBlCnEJ"
          + "WAIAAAB1MXEKiYiHcQtScQwoSwNYAQAAAHxxDU5OTkr/////Sv////9LAHRxDmKJQwYAAQIDBAVx"
          + "D3RxEGJYBgAAAGxhYmVsc3ERXXESKEsBSwBNLAFKcBEBAEr7////ZVgJAAAAZmlsZW5hbWVzcRNd"
          + "cRQoWAEAAABhcRVYAQAAAGJxFmVYAwAAAHJhd3EXQwL/AHEYWAEAAABucRlOWAEAAAB0cRqIWAMA"
          + "AABiaWdxG4oGAAAAAAABdS4=";

  private static final String PROTOCOL_4 =
      "gASV9QAAAAAAAAB9lCiMBGRhdGGUjBZudW1weS5fY29yZS5tdWx0aWFycmF5lIwMX3JlY29uc3Ry"
          + "dWN0lJOUjAVudW1weZSMB25kYXJyYXmUk5RLAIWUQwFilIeUUpQoSwFLAksDhpRoBYwFZHR5cGWU"
          + "k5SMAnUxlImIh5RSlChLA4wBfJROTk5K/////0r/////SwB0lGKJQwYAAQIDBAWUdJRijAZsYWJl"
          + "bHOUXZQoSwFLAE0sAUpwEQEASvv///9ljAlmaWxlbmFtZXOUXZQojAFhlIwBYpRljANyYXeUQwL/"
          + "AJSMAW6UTowBdJSIjANiaWeUigYAAAAAAAF1Lg==";

  /** A big-endian array of 32-bit numbers: 1, -2. */
  private static final String BIG_ENDIAN =
      "gASVkQAAAAAAAACMFm51bXB5Ll9jb3JlLm11bHRpYXJyYXmUjAxfcmVjb25zdHJ1Y3SUk5SMBW51"
          + "bXB5lIwHbmRhcnJheZSTlEsAhZRDAWKUh5RSlChLAUsChZRoA4wFZHR5cGWUk5SMAmk0lImIh5RS"
          + "lChLA4wBPpROTk5K/////0r/////SwB0lGKJQwgAAAAB/////pR0lGIu";

  @TempDir private Path folder;

  private Object read(byte[] bytes) throws IOException {
    Path file = folder.resolve("value.pickle");
    Files.write(file, bytes);
    return PickleReader.read(file);
  }

  private Object read(String base64) throws IOException {
    return read(Base64.getDecoder().decode(base64));
  }

  @ParameterizedTest
  @ValueSource(strings = {PROTOCOL_2, PROTOCOL_3, PROTOCOL_4})
  void shouldReadADictOfPlainValuesAndArrays(String base64) throws IOException {
    Map<?, ?> dict = (Map<?, ?>) read(base64);
    assertThat(dict.get("labels")).isEqualTo(List.of(1L, 0L, 300L, 70_000L, -5L));
    assertThat(dict.get("filenames")).isEqualTo(List.of("a", "b"));
    assertThat((byte[]) dict.get("raw")).containsExactly(0xff, 0);
    assertThat(dict.get("n")).isNull();
    assertThat(dict.get("t")).isEqualTo(true);
    assertThat(dict.get("big")).isEqualTo(1L << 40);
    PickledArray array = (PickledArray) dict.get("data");
    assertThat(array.shape()).containsExactly(2, 3);
    assertThat(array.columnMajor()).isFalse();
    assertThat(array.values()).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void shouldHonourTheByteOrderOfAnArray() throws IOException {
    assertThat(((PickledArray) read(BIG_ENDIAN)).values()).containsExactly(1, -2);
  }

  @ParameterizedTest
  @CsvSource({
    "gASVFAAAAAAAAACMBXBvc2l4lIwGc3lzdGVtlJOULg==,global posix.system is refused",
    "gAJdcQBHP/gAAAAAAABhLg==,opcode BINFLOAT is refused",
  })
  void shouldRefuseByNameWhatIsNotPlain(String base64, String cause) {
    assertThatThrownBy(() -> read(base64))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContainingAll("value.pickle: pickle byte ", cause);
  }

  @Test
  void shouldRefuseToCallAnythingInTheTextProtocol() {
    byte[] classic = "cos\nsystem\n(S'touch here'\ntR.".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> read(classic)).hasMessageContaining("global os.system is refused");
  }

  @Test
  void shouldRefuseALengthThatTheFileDoesNotHold() {
    byte[] bytes = {(byte) 0x80, 3, 'B', -1, -1, -1, 0x7f, 1};
    assertThatThrownBy(() -> read(bytes)).hasMessageContaining("2147483647 bytes wanted, 1 left");
  }

  @Test
  void shouldBoundTextThatIsEncodedAgainAndAgain() throws IOException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x80, 2, ']', 'q', 0});
    int length = 1 << 22;
    out.writeBytes(new byte[] {'X', 0, 0, 0x40, 0});
    out.writeBytes(new byte[length]);
    out.writeBytes("q\1".getBytes(StandardCharsets.ISO_8859_1));
    for (int i = 0; i < 70; i++) {
      out.writeBytes(
          "c_codecs\nencode\nh\1X\6\0\0\0latin1\206R".getBytes(StandardCharsets.ISO_8859_1));
    }
    assertThatThrownBy(() -> read(out.toByteArray())).hasMessageContaining("of encoded text");
  }

  @Test
  void shouldFailCleanlyWhereverAPickleIsCut() throws IOException {
    byte[] whole = Base64.getDecoder().decode(PROTOCOL_4);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut))
          .as("cut after %d bytes", length)
          .isInstanceOf(MalformedDataException.class);
    }
  }

  @Test
  void shouldNeverThrowAnythingElseOnDamagedPickles() throws IOException {
    byte[] whole = Base64.getDecoder().decode(PROTOCOL_2);
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = whole.clone();
      for (int n = 0; n < 3; n++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        read(damaged);
      } catch (MalformedDataException e) {
        assertThat(e.getMessage()).doesNotContain("\n");
      }
    }
  }
}
