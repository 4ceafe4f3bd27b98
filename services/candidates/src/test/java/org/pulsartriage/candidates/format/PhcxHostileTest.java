package org.pulsartriage.candidates.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pulsartriage.candidates.Allocation;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.candidates.ReadLimits;
import org.pulsartriage.candidates.Samples;

/** What must be refused: each with the file, the element and the cause, in one line. */
@Timeout(60)
class PhcxHostileTest {

  private static final String NAME = "hostile.phcx";
  private static final String MEDLAT =
      new String(
          new PhcxWriter(PhcxGeneration.MEDLAT).write(Samples.medlat(7)),
          StandardCharsets.US_ASCII);
  private static final int MEBIBYTE = 1 << 20;

  @Test
  void shouldRefuseAnEntityBomb() throws Exception {
    StringBuilder bomb = new StringBuilder("<?xml version='1.0'?>\n<!DOCTYPE phcf [\n");
    bomb.append("<!ENTITY e0 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY e").append(i).append(" '");
      bomb.append(("&e" + (i - 1) + ";").repeat(10)).append("'>\n");
    }
    bomb.append("]>\n<phcf><head><SourceID>&e29;</SourceID></head></phcf>");
    assertRefused(bomb.toString(), "document", "document type declaration is refused");
    assertThat(allocated(bytes(bomb.toString()))).isLessThan(4 * MEBIBYTE);
  }

  @Test
  void shouldRefuseAnExternalEntity() {
    assertRefused(
        "<!DOCTYPE phcf [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
            + MEDLAT.replace(">0001<", ">&x;<"),
        "document",
        "document type declaration is refused");
  }

  @Test
  void shouldRefuseAnExternalDocumentType() {
    assertRefused(
        "<!DOCTYPE phcf SYSTEM 'http://localhost:9/phcf.dtd'>" + MEDLAT,
        "document",
        "document type declaration is refused");
  }

  @Test
  void shouldRefuseAnUndeclaredEntity() {
    assertRefused(
        MEDLAT.replace(">0001<", ">&x;<"), "phcf/head/SourceID", "entity reference is refused");
  }

  @Test
  void shouldRefuseAGzipBombWithinItsBound() throws Exception {
    byte[] bomb = gzip("<phcf>", 300 * MEBIBYTE);
    assertThat(bomb.length).isLessThan(MEBIBYTE);
    assertRefused(bomb, "gzip", "more than 16777216 bytes once inflated");
    assertThat(allocated(bomb)).isLessThan(40L * MEBIBYTE);
  }

  @Test
  void shouldTakeTheBoundOnInflatingFromTheLimits() throws Exception {
    byte[] file = gzip(MEDLAT, 0);
    RawFile raw = new RawFile(NAME, file);
    CandidateFormat enough = new PhcxFormat(new ReadLimits(MEBIBYTE, MEDLAT.length()));
    assertThat(enough.read(raw).profile().getColumns()).isEqualTo(64);
    CandidateFormat tooLittle = new PhcxFormat(new ReadLimits(MEBIBYTE, MEDLAT.length() - 1));
    assertThat(catchThrowableOfType(MalformedCandidateException.class, () -> tooLittle.read(raw)))
        .hasMessageContaining("gzip: more than " + (MEDLAT.length() - 1) + " bytes");
  }

  @ParameterizedTest
  @CsvSource({"MEDLAT", "THORNTON"})
  void shouldRefuseAFileTruncatedAtAnyKilobyte(PhcxGeneration generation) {
    byte[] whole = new PhcxWriter(generation).write(Samples.thornton(3));
    for (int length = 0; length < whole.length; length += 1024) {
      assertRefused(Arrays.copyOf(whole, length), "", "");
    }
    assertRefused(Arrays.copyOf(whole, whole.length - 1), "", "");
  }

  @Test
  void shouldSayThatAGzipIsTruncated() {
    byte[] whole = new PhcxWriter(PhcxGeneration.THORNTON).write(Samples.thornton(3));
    assertRefused(Arrays.copyOf(whole, 5000), "gzip", "truncated: it ends at byte 5000");
    assertRefused(
        Arrays.copyOf(whole, whole.length - 3),
        "gzip",
        "truncated: it ends at byte " + (whole.length - 3));
  }

  @Test
  void shouldRefuseAGzipWhoseChecksumDoesNotMatch() {
    byte[] file = new PhcxWriter(PhcxGeneration.THORNTON).write(Samples.thornton(3));
    file[file.length - 6] ^= 1;
    assertRefused(file, "gzip", "checksum does not match");
  }

  @Test
  void shouldRefuseBytesAfterTheEndOfAGzip() {
    byte[] file = new PhcxWriter(PhcxGeneration.THORNTON).write(Samples.thornton(3));
    assertRefused(Arrays.copyOf(file, file.length + 3), "gzip", "3 bytes after its end");
  }

  @Test
  void shouldRefuseTooFewAndTooManySamples() {
    assertRefused(
        MEDLAT.replaceFirst("(<SubBands[^>]*>\\s*)[0-9A-F]{2}", "$1"),
        "phcf/Section PDMP/SubBands",
        "1023 samples, not 16 x 64");
    assertRefused(
        MEDLAT.replaceFirst("(<Profile[^>]*>\\s*)", "$1FFFF"),
        "phcf/Section PDMP/Profile",
        "66 samples, not 1 x 64");
    assertRefused(
        MEDLAT.replaceFirst("(<DataBlock[^>]*>\\s*)[0-9A-F]{4}", "$1"),
        "Section PDMP/SnrBlock/DataBlock",
        "2572 samples, not 66 x 39 x 1 x 1");
    assertRefused(
        MEDLAT.replace("nSub=\"18\"", "nSub=\"19\""),
        "phcf/Section PDMP/SubIntegrations",
        "1152 samples, not 19 x 64");
  }

  @Test
  void shouldRefuseAnOddNumberOfDigitsAndWhatIsNoDigit() {
    assertRefused(
        MEDLAT.replaceFirst("(<Profile[^>]*>\\s*)[0-9A-F]", "$1"),
        "phcf/Section PDMP/Profile",
        "an odd number of hexadecimal digits");
    assertRefused(
        MEDLAT.replaceFirst("(<Profile[^>]*>\\s*)[0-9A-F]", "$1G"),
        "phcf/Section PDMP/Profile",
        "not a hexadecimal digit: 'G'");
    assertRefused(
        MEDLAT.replaceFirst("(<Profile[^>]*>\\s*)[0-9A-F]", "$1&#233;"),
        "phcf/Section PDMP/Profile",
        "not a hexadecimal digit: U+00E9");
  }

  @ParameterizedTest
  @CsvSource({
    "NaN",
    "Infinity",
    "-INF",
    "1e999",
    "1d",
    "0x1p3",
    "''",
    "1 2",
    "one",
    "1.2.3",
    "--1",
    "-",
    "."
  })
  void shouldRefuseWhatIsNoFiniteDecimalNumber(String number) {
    assertRefused(
        MEDLAT.replaceFirst("<Dm>[^<]*<", "<Dm>" + number + "<"),
        "Section PDMP/BestValues/Dm",
        number.isEmpty() || number.contains(" ") ? "not one" : "not a finite decimal number");
  }

  @Test
  void shouldRefuseNotANumberInAttributesAndLists() {
    assertRefused(
        MEDLAT.replaceFirst("min=\"[^\"]*\"", "min=\"NaN\""),
        "Section PDMP/SubIntegrations",
        "min is NaN, not a finite number");
    assertRefused(
        MEDLAT.replaceFirst("(<SnrValues[^>]*>)[^\n]*", "$1NaN"),
        "Section FFT/DmCurve/SnrValues",
        "not a finite decimal number: NaN");
  }

  @ParameterizedTest
  @CsvSource({"-64", "0", "65537", "2147483648", "99999999999999999999", "6.4", "''", "sixty"})
  void shouldRefuseWhatIsNoCount(String count) {
    assertRefused(
        MEDLAT.replaceFirst("nBins=\"64\"", "nBins=\"" + count + "\""),
        "Section PDMP/SubIntegrations",
        "nBins is " + count + ", not a count of 1 to 65536");
  }

  @Test
  void shouldNotAllocateWhatAFilePromisesButDoesNotHold() throws Exception {
    String promising =
        MEDLAT
            .replace("nBins=\"64\"", "nBins=\"65536\"")
            .replace("nSub=\"18\"", "nSub=\"65536\"")
            .replace("nVals=\"66\"", "nVals=\"65536\"");
    assertRefused(promising, "Section PDMP/SubIntegrations", "1152 samples, not 65536 x 65536");
    assertThat(allocated(bytes(promising))).isLessThan(MEBIBYTE);
  }

  @Test
  void shouldRefuseAMaximumBelowTheMinimum() {
    assertRefused(
        MEDLAT.replaceFirst("max=\"1.000000\"", "max=\"-1.5\""),
        "Section PDMP/SubIntegrations",
        "max -1.5 is less than min 0.0");
  }

  @Test
  void shouldRefuseListsOfAnotherLengthAndOutOfOrder() {
    assertRefused(
        MEDLAT.replaceFirst("(<DmValues[^>]*>)[^\n]*\n", "$1"),
        "Section FFT/DmCurve/DmValues",
        "699 numbers, not 700");
    assertRefused(
        MEDLAT.replaceFirst("(<DmValues[^>]*>)[^\n]*", "$1" + "9999.0"),
        "Section FFT/DmCurve/DmValues",
        "do not ascend at number 2");
  }

  @Test
  void shouldRefuseAFileWithoutItsParts() {
    assertRefused(MEDLAT.replace("PDMP", "FOLD"), "document", "no optimised section");
    assertRefused(MEDLAT.replace("\"FFT\"", "\"FFT-pdmp\""), "document", "two optimised sections");
    assertRefused(MEDLAT.replace("SubBands", "Other"), "document", "section PDMP has no SubBands");
    assertRefused(MEDLAT.replace("phcf", "html"), "html", "the root of a PHCX file is phcf");
    assertRefused(MEDLAT.replaceFirst(" nBins=\"64\"", ""), "SubIntegrations", "has no nBins");
    assertRefused(MEDLAT.replaceFirst("02X", "03X"), "SubIntegrations", "format is not 02X");
    assertRefused(MEDLAT.replaceFirst(" name=\"PDMP\"", ""), "phcf/Section", "has no name");
  }

  @Test
  void shouldRefuseWhatIsRepeated() {
    String profile = MEDLAT.substring(MEDLAT.indexOf("<Profile"), MEDLAT.indexOf("<SnrBlock"));
    assertRefused(
        MEDLAT.replace(profile, profile + profile),
        "Section PDMP/Profile",
        "stands twice in one section");
    assertRefused(MEDLAT.replace("<head>", "<head></head><head>"), "phcf/head", "a second head");
    assertRefused(MEDLAT.replaceFirst("(<Dm>[^<]*</Dm>)", "$1$1"), "BestValues/Dm", "stands twice");
    assertRefused(MEDLAT + MEDLAT, "document", "broken XML");
    assertRefused(
        MEDLAT.replaceFirst("<BestValues>", "<Section name=\"x\"/><BestValues>"),
        "Section PDMP/Section",
        "a section within a section");
  }

  @Test
  void shouldRefuseAMillionSectionsAtOnce() throws Exception {
    String sections = "<phcf>" + "<Section name='x'/>".repeat(800_000) + "</phcf>";
    assertRefused(sections, "document", "more than 4000 elements or attributes");
    assertThat(allocated(bytes(sections))).isLessThan(MEBIBYTE);
    assertRefused(
        "<phcf>" + "<Section name='x'/>".repeat(1000) + "</phcf>",
        "phcf/Section x",
        "more than 8 sections");
    assertRefused(
        gzip("<phcf>" + "<Section name='x'/>".repeat(1_000_000), 0), "gzip", "more than 16777216");
  }

  @Test
  void shouldRefuseElementsNestedBeyondReason() throws Exception {
    String nested = "<a>".repeat(1000);
    assertRefused("<phcf>" + nested, "a/a/a", "nested more than 12 deep");
    assertRefused("<phcf>" + "<a>".repeat(1_000_000), "document", "more than 4000 elements");
    assertThat(allocated(bytes("<phcf>" + nested))).isLessThan(MEBIBYTE);
  }

  @Test
  @Timeout(20)
  void shouldNotLoseTimeOverNamesMadeToCollide() {
    // The parser's hash of a name takes its bytes by fours: 31 x first + second, and so on.
    StringBuilder attributes = new StringBuilder("<phcf><Section");
    Random random = new Random(1);
    String[][] quads = {{"aaxa", "aaYb"}, {"aaaa", "aaaA"}};
    for (int i = 0; i < 300_000; i++) {
      attributes.append(' ');
      for (int j = 0; j < 5; j++) {
        attributes.append(quads[random.nextInt(2)][random.nextInt(2)]);
      }
      attributes.append(i).append("=''");
    }
    assertRefused(attributes.toString(), "document", "more than 4000 elements or attributes");
  }

  @Test
  void shouldRefuseLongTextInTheHead() {
    assertRefused(
        MEDLAT.replace(">0001<", ">" + "x".repeat(100_000) + "<"),
        "phcf/head/SourceID",
        "more than 256 characters");
    assertRefused(
        MEDLAT.replaceFirst("<RA([^>]*)>[^<]*<", "<RA$1>361<"),
        "head/Coordinate",
        "RA is 361.0, not 0.0 to 360.0 degrees");
  }

  @Test
  void shouldPrintNothingOfAFileThatATerminalWouldObey() {
    String refusal =
        refusal(
                bytes(
                    MEDLAT.replace(
                        "nBins=\"64\"", "nBins=\"&#10;&#x9b;31m" + "9".repeat(10_000) + "\"")))
            .getMessage();
    assertThat(refusal).hasSizeLessThan(300).matches("\\p{ASCII}*").doesNotContain("\n");
  }

  @Test
  void shouldRefuseOtherContentWhateverItsName() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};
    assertRefused(
        png, "content", "no known candidate format; it begins with the bytes 89 50 4e 47 0d 0a 1a");
    assertRefused(new byte[0], "content", "the file is empty");
    assertRefused(MEDLAT.getBytes(StandardCharsets.UTF_16), "content", "no known candidate format");
  }

  @Test
  void shouldEndInARefusalOrACandidateWhateverBytesAreChanged() throws Exception {
    byte[] original = bytes(MEDLAT);
    Random random = new Random(20_260_101);
    int refused = 0;
    for (int round = 0; round < 1_500; round++) {
      byte[] changed = original.clone();
      for (int i = 0; i <= random.nextInt(6); i++) {
        // Markup stands in the first half; the rest is numbers.
        changed[random.nextInt(random.nextBoolean() ? 900 : changed.length)] =
            (byte) random.nextInt(256);
      }
      try {
        read(changed);
      } catch (MalformedCandidateException e) {
        assertThat(e).hasMessageStartingWith(NAME + ": ");
        assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(500);
        refused++;
      }
    }
    assertThat(refused).isBetween(300, 1_500);
  }

  private static void assertRefused(String content, String element, String reason) {
    assertRefused(bytes(content), element, reason);
  }

  private static void assertRefused(byte[] content, String element, String reason) {
    MalformedCandidateException refusal = refusal(content);
    assertThat(refusal).isNotNull();
    assertThat(refusal).hasMessageStartingWith(NAME + ": ").hasMessageContaining(reason);
    assertThat(refusal.getMessage()).doesNotContain("\n").hasSizeLessThan(500);
    assertThat(refusal.element()).endsWith(element);
    assertThat(refusal.fileName()).isEqualTo(NAME);
  }

  private static MalformedCandidateException refusal(byte[] content) {
    return catchThrowableOfType(MalformedCandidateException.class, () -> read(content));
  }

  private static void read(byte[] content) throws MalformedCandidateException {
    RawFile file = new RawFile(NAME, content);
    CandidateFormats.recognise(file).read(file);
  }

  private static long allocated(byte[] content) throws Exception {
    refusal(content); // once, so that classes are loaded
    return Allocation.of(() -> refusal(content));
  }

  private static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String start, int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(bytes(start));
      byte[] spaces = new byte[MEBIBYTE];
      Arrays.fill(spaces, (byte) ' ');
      for (int written = 0; written < zeros; written += MEBIBYTE) {
        out.write(spaces);
      }
    }
    return bytes.toByteArray();
  }
}
