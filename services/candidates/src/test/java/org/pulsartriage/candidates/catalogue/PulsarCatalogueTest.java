package org.pulsartriage.candidates.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PulsarCatalogueTest {

  private static final String SHORT =
      """
      #;PSRJ;RAJ;DECJ;P0;DM;
      ;;(hms);(dms);(s);(cm^-3 pc);

      1;X0001-0030;00:01:30.0;-00:30:00;0.5;12.25;
      2;X1200+45;12:00;+45:30;1.5E-03;*;
      3;X1300+45;13:00:00;+45:30:30;*;7;
      """;

  @TempDir private Path folder;

  @Test
  void shouldReadTheShortExportWithUnitsAndSexagesimalPositions() throws Exception {
    PulsarCatalogue catalogue = PulsarCatalogue.read(file(SHORT));

    assertThat(catalogue.pulsars())
        .extracting(KnownPulsar::name)
        .containsExactly("X0001-0030", "X1200+45");
    KnownPulsar first = catalogue.pulsars().get(0);
    assertThat(first.position().rightAscension()).isCloseTo(0.375, within(1e-12));
    assertThat(first.position().declination()).isCloseTo(-0.5, within(1e-12));
    assertThat(first.period()).isEqualTo(0.5);
    assertThat(first.dm()).isEqualTo(12.25);
    KnownPulsar second = catalogue.pulsars().get(1);
    assertThat(second.position()).isEqualTo(new SkyPosition(180, 45.5));
    assertThat(second.period()).isEqualTo(0.0015);
    assertThat(second.dm()).isNull();
    assertThat(catalogue.incomplete()).isEqualTo(1);
  }

  @Test
  void shouldReadTheLongExportWithErrorsAndReferences() throws Exception {
    PulsarCatalogue catalogue =
        PulsarCatalogue.read(
            file(
                """
                #;NAME;;RAJ;;;DECJ;;;P0;;;DM;;;
                ;;;(hms);;;(dms);;;(s);;;(cm^-3 pc);;;
                1;B0001+01;ref1;00:01:00;1;ref2;+01:00:00;0;ref2;0.25;3e-10;ref3;30.5;0.1;ref3;
                """));

    assertThat(catalogue.pulsars())
        .containsExactly(new KnownPulsar("B0001+01", new SkyPosition(0.25, 1), 0.25, 30.5));
  }

  @Test
  void shouldReadCommasDegreesQuotesCommentsAndForeignLineEnds() throws Exception {
    PulsarCatalogue catalogue =
        PulsarCatalogue.read(
            file(
                "\uFEFF# pulsars; near us\r\n"
                    + "name,notes,RAJD,DecJD,P0,DM\r\n"
                    + "\"X1\",\"bright, near\",10.5,-20.25,0.7,3\r\n"
                    + "# one more\r\n"
                    + "X2,,360,90,.7,0"));

    assertThat(catalogue.pulsars())
        .containsExactly(
            new KnownPulsar("X1", new SkyPosition(10.5, -20.25), 0.7, 3.0),
            new KnownPulsar("X2", new SkyPosition(0, 90), 0.7, 0.0));
  }

  @Test
  void shouldNameTheVersionByTheFileAndItsContent() throws Exception {
    PulsarCatalogue one = PulsarCatalogue.read(file(SHORT));
    PulsarCatalogue other = PulsarCatalogue.read(file(SHORT.replace("0.5;", "0.6;")));

    assertThat(one.version()).matches("pulsars\\.csv@[0-9a-f]{64}").isNotEqualTo(other.version());
  }

  static Stream<Arguments> broken() {
    String head = "NAME,RAJ,DECJ,P0,DM\n";
    return Stream.of(
        Arguments.of("", "pulsars.csv: no header"),
        Arguments.of(head, "pulsars.csv: no pulsar with a position and a period"),
        Arguments.of("NAME,RAJ,DECJ,P0\n", "line 1: column DM: the header does not have it"),
        Arguments.of(
            "NAME,DECJ,P0,DM\n", "line 1: column RAJ or RAJD: the header does not have it"),
        Arguments.of("NAME,RAJ,DECJ,P0,DM,P0\n", "line 1: column P0: stands there twice"),
        Arguments.of("<html>\n<pre>", "line 1: column NAME: the header does not have it"),
        Arguments.of(
            head + ",(deg),(dms),(s),(pc cm^-3)\n",
            "line 2: column RAJ: unit 'deg' instead of [hh:mm:ss, hms]"),
        Arguments.of(
            head + ",(hms),(dms),(ms),()\n", "line 2: column P0: unit 'ms' instead of [s]"),
        Arguments.of(head + "X,1:00,2:00,0.5\n", "line 2: 4 cells, the header has 5"),
        Arguments.of(head + "X,1:00,2:00,0.5,1,7\n", "line 2: 6 cells, the header has 5"),
        Arguments.of(head + "*,1:00,2:00,0.5,1\n", "line 2: column NAME: empty"),
        Arguments.of(
            head + "X,1:00,2:00,0.5,1\n\nX,1:00,2:00,0.5,1\n",
            "line 4: column NAME: 'X' stands in line 2 too"),
        Arguments.of(
            head + "X,17.5,2:00,0.5,1\n", "line 2: column RAJ: not like 12:34:56.7: '17.5'"),
        Arguments.of(
            head + "X,1:60,2:00,0.5,1\n", "line 2: column RAJ: not like 12:34:56.7: '1:60'"),
        Arguments.of(
            head + "X,24:01,2:00,0.5,1\n", "line 2: column RAJ: '24:01' is not in 0 to 24"),
        Arguments.of(
            head + "X,1:00,-90:01,0.5,1\n", "line 2: column DECJ: '-90:01' is not in -90 to 90"),
        Arguments.of(head + "X,1:00,2:00,NaN,1\n", "line 2: column P0: not a number: 'NaN'"),
        Arguments.of(head + "X,1:00,2:00,0x1p3,1\n", "line 2: column P0: not a number: '0x1p3'"),
        Arguments.of(head + "X,1:00,2:00,0,1\n", "line 2: column P0: 0 s"),
        Arguments.of(
            head + "X,1:00,2:00,-1,1\n",
            "line 2: column P0: '-1' is not a finite number of 0 or more"),
        Arguments.of(
            head + "X,1:00,2:00,1,1e999\n",
            "line 2: column DM: '1e999' is not a finite number of 0 or more"),
        Arguments.of(head + "X,1:00,2:00,1,12 \u00b5\n", "line 2: column DM: not a number: '12 ?'"),
        Arguments.of(head + "\"X,1:00,2:00,1,1\n", "a quotation mark out of place"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void shouldSayInOneLineWhereAFileIsBroken(String text, String expected) throws IOException {
    Path file = file(text);

    assertThatThrownBy(() -> PulsarCatalogue.read(file))
        .isInstanceOf(MalformedCatalogueException.class)
        .hasMessageStartingWith("pulsars.csv: ")
        .hasMessageContaining(expected)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void shouldRefuseBytesThatAreNoText() throws IOException {
    Path file = Files.write(folder.resolve("pulsars.csv"), new byte[] {(byte) 0xc3, 0x28});

    assertThatThrownBy(() -> PulsarCatalogue.read(file)).hasMessage("pulsars.csv: not UTF-8 text");
  }

  @Test
  void shouldRefuseAFileWithoutEnd() throws IOException {
    Path file = folder.resolve("pulsars.csv");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(2L << 30);
    }

    assertThatThrownBy(() -> PulsarCatalogue.read(file))
        .hasMessage("pulsars.csv: larger than 64 MiB");
  }

  @Test
  void shouldSayThatAFileIsMissing() {
    assertThatThrownBy(() -> PulsarCatalogue.read(folder.resolve("pulsars.csv")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("pulsars.csv"), text, StandardCharsets.UTF_8);
  }
}
