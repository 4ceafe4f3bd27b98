package org.pulsartriage.candidates.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPOutputStream;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.schemas.DmCurve;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Observation;
import org.pulsartriage.schemas.PeriodDmPlane;
import org.pulsartriage.schemas.Plane;
import org.pulsartriage.schemas.SampleEncoding;

/**
 * Writes PHCX as the HTRU survey laid it out, of either generation: same order, attributes, quotes,
 * line breaks and number of decimals.
 *
 * <p>8-bit planes are written sample for sample; float planes become 8-bit ones by {@code (int)
 * ((value - min) / (max - min) * 255)}. The minimum and maximum of a plane, like most numbers, are
 * written with six decimals, so that a plane should not span less than about 1e-4. A value that is
 * null is left out, but for an unset width, which is -1.
 *
 * <p>A Thornton file holds a fold in its search section too, which a {@link RawCandidate} does not
 * keep: the optimised fold stands there again. A Medlat file holds S/N against acceleration, of
 * which a {@link RawCandidate} keeps the best: that one value stands there. What a {@link
 * RawCandidate} does not keep at all (hits, rank, harmonic number, extras) is not made up.
 */
public final class PhcxWriter {

  private static final int DIGITS_A_LINE = 80;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final double PICOSECONDS = 1e12;
  private static final double MJD_OF_1970 = 40587;
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final int GZIP_OS = 9;
  private static final byte UNIX = 3;

  private final PhcxGeneration generation;

  /**
   * @param generation whose layout to write
   */
  public PhcxWriter(PhcxGeneration generation) {
    this.generation = generation;
  }

  /**
   * @param candidate a candidate as recorded
   * @return the bytes of its file: plain XML for Medlat, gzip for Thornton
   */
  public byte[] write(RawCandidate candidate) {
    PhcxText out = new PhcxText(generation == PhcxGeneration.MEDLAT ? '"' : '\'');
    if (generation == PhcxGeneration.MEDLAT) {
      out.raw("<phcf>\n");
      head(out, candidate.observation());
      section(out, "PDMP", candidate.optimised(), candidate, "0.000000");
      planeBlock(out, candidate.periodDmPlane());
      out.raw("\t</Section>\n");
      medlatSearch(out, candidate);
      out.raw("</phcf>");
      return out.bytes();
    }
    out.raw("<?xml version='1.0'?>\n<phcf>\n");
    head(out, candidate.observation());
    if (candidate.search() != null || candidate.dmCurve() != null) {
      section(out, "FFT", candidate.search(), candidate, "-1.000000");
      curveBlock(out, candidate);
      out.raw("\t</Section>\n");
    }
    section(out, "FFT-pdmpd", candidate.optimised(), candidate, "-1.000000");
    planeBlock(out, candidate.periodDmPlane());
    out.raw("\t</Section>\n</phcf>\n");
    return gzip(out.bytes());
  }

  private void head(PhcxText out, Observation of) {
    out.raw("\t<head>\n");
    out.line(2, "SourceID", null, of.getSourceName());
    out.line(2, "Telescope", null, of.getTelescope());
    out.raw("\t\t<Coordinate>\n");
    out.line(3, "RA", "degrees", of.getRightAscension(), 6);
    out.line(3, "Dec", "degrees", of.getDeclination(), 6);
    out.line(3, "Epoch", null, "J2000");
    out.raw("\t\t</Coordinate>\n");
    out.line(2, "CentreFreq", "MHz", of.getCentreFrequency(), 6);
    out.line(2, "BandWidth", "MHz", of.getBandwidth(), 6);
    out.line(2, "MjdStart", null, of.getStartMjd(), 6);
    out.line(2, "ObservationLength", "seconds", of.getLength(), 6);
    if (generation == PhcxGeneration.MEDLAT) {
      out.raw("\t<Origin>");
      if (of.getStartMjd() != null) {
        double seconds = (of.getStartMjd() - MJD_OF_1970) * 86_400;
        out.element("UTC", null, UTC.format(Instant.ofEpochSecond((long) Math.floor(seconds))));
      }
      if (of.getBeam() != null) {
        out.element("Beam", null, String.format("%02d", of.getBeam()));
      }
      if (of.getSourceName() != null) {
        out.element("FileName", null, of.getSourceName() + ".phcx");
      }
      out.raw("</Origin></head>\n");
    } else {
      out.raw("\t</head>\n");
    }
  }

  private void section(
      PhcxText out, String name, FoldValues values, RawCandidate candidate, String sampleRate) {
    out.raw("\t<Section").attribute("name", name).raw(">\n\t\t<BestValues>\n");
    if (values != null) {
      out.line(3, "TopoPeriod", "seconds", values.getTopocentricPeriod(), 14);
      out.line(3, "BaryPeriod", "seconds", values.getBarycentricPeriod(), 14);
      out.line(3, "Dm", null, values.getDm(), 6);
      out.line(3, "Accn", "m/s/s", values.getAcceleration(), 6);
      out.line(3, "Jerk", "m/s/s/s", values.getJerk(), 6);
      out.line(3, "Snr", null, values.getSnr(), 6);
      out.line(3, "Width", null, values.getWidth() == null ? -1.0 : values.getWidth(), 6);
    }
    out.raw("\t\t</BestValues>\n");
    out.line(2, "SampleRate", null, sampleRate);
    samples(out, 2, "SubIntegrations", candidate.subIntegrations(), true);
    samples(out, 2, "SubBands", candidate.subBands(), true);
    samples(out, 2, "Profile", candidate.profile(), false);
  }

  private void planeBlock(PhcxText out, PeriodDmPlane block) {
    if (block == null) {
      return;
    }
    ByteBuffer offsets = block.getPeriodOffsets().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    double[] periods = new double[offsets.remaining() / Double.BYTES];
    for (int i = 0; i < periods.length; i++) {
      periods[i] = offsets.getDouble() * PICOSECONDS;
    }
    block(out, periods, floats(block.getDms()), block.getSnrs());
  }

  // The search tries many dispersion measures at its one period, which stands here in seconds.
  private void curveBlock(PhcxText out, RawCandidate candidate) {
    DmCurve curve = candidate.dmCurve();
    if (curve == null) {
      return;
    }
    Double period = candidate.search() == null ? null : candidate.search().getTopocentricPeriod();
    block(out, new double[] {period == null ? 0 : period}, floats(curve.getDms()), curve.getSnrs());
  }

  private void block(PhcxText out, double[] periods, double[] dms, Plane snrs) {
    out.raw("\t\t<SnrBlock>\n");
    index(out, "PeriodIndex", "16.12f", 12, periods);
    index(out, "DmIndex", "6.4f", 4, dms);
    index(out, "AccnIndex", "6.4f", 4, new double[1]);
    index(out, "JerkIndex", "6.4f", 4, new double[1]);
    samples(out, 3, "DataBlock", snrs, null);
    out.raw("\t\t</SnrBlock>\n");
  }

  private void index(PhcxText out, String name, String format, int decimals, double[] values) {
    out.raw("\t\t\t<").raw(name);
    if (generation == PhcxGeneration.MEDLAT) {
      out.attribute("format", format).attribute("nVals", values.length).raw(">\n");
    } else {
      out.attribute("nVals", values.length).attribute("format", format).raw(">\n");
    }
    for (double value : values) {
      out.fixed(value, decimals).raw("\n");
    }
    out.raw("\t\t\t</").raw(name).raw(">\n");
  }

  private void medlatSearch(PhcxText out, RawCandidate candidate) {
    FoldValues search = candidate.search();
    DmCurve curve = candidate.dmCurve();
    if (search == null && curve == null) {
      return;
    }
    out.raw("<Section").attribute("name", "FFT").raw("><BestValues>");
    if (search != null) {
      out.element("SpectralSnr", null, search.getSnr(), 6);
      out.element("Period", "seconds", search.getTopocentricPeriod(), 12);
      out.element("Dm", null, search.getDm(), 6);
      out.element("Accn", "m/s/s", search.getAcceleration(), 6);
    }
    out.raw("</BestValues>");
    if (curve != null) {
      float[] values = Planes.values(curve.getSnrs());
      double[] snrs = new double[values.length];
      for (int i = 0; i < snrs.length; i++) {
        snrs[i] = values[i];
      }
      curve(out, "Dm", floats(curve.getDms()), snrs);
    }
    if (search != null && search.getAcceleration() != null && search.getSnr() != null) {
      curve(out, "Accn", new double[] {search.getAcceleration()}, new double[] {search.getSnr()});
    }
    out.raw("</Section>");
  }

  private void curve(PhcxText out, String of, double[] trials, double[] snrs) {
    out.raw("<").raw(of).raw("Curve>");
    list(out, of + "Values", "4.3f", 3, trials);
    list(out, "SnrValues", "3.2f", 2, snrs);
    out.raw("</").raw(of).raw("Curve>");
  }

  private void list(PhcxText out, String name, String format, int decimals, double[] values) {
    out.raw("<").raw(name).attribute("format", format).attribute("nVals", values.length).raw(">");
    for (int i = 0; i < values.length; i++) {
      out.raw(i == 0 ? "" : "\n").fixed(values[i], decimals);
    }
    out.raw("</").raw(name).raw(">");
  }

  /**
   * @param hasRows whether nBins and nSub are told (an image), nBins alone (a profile), or, null,
   *     neither
   */
  private void samples(PhcxText out, int indent, String name, Plane plane, Boolean hasRows) {
    Quantised quantised = Quantised.of(plane);
    String tabs = "\t".repeat(indent);
    out.raw(tabs).raw("<").raw(name);
    if (generation == PhcxGeneration.MEDLAT) {
      out.attribute("format", "02X");
      out.attribute("max", quantised.maximum, 6).attribute("min", quantised.minimum, 6);
      shape(out, plane, hasRows);
    } else {
      shape(out, plane, hasRows);
      out.attribute("format", "02X");
      out.attribute("min", quantised.minimum, 6).attribute("max", quantised.maximum, 6);
    }
    out.raw(">\n").hex(quantised.samples, HEX, DIGITS_A_LINE);
    out.raw(tabs).raw("</").raw(name).raw(">\n");
  }

  private static void shape(PhcxText out, Plane plane, Boolean hasRows) {
    if (hasRows != null) {
      out.attribute("nBins", plane.getColumns());
      if (hasRows) {
        out.attribute("nSub", plane.getRows());
      }
    }
  }

  private static double[] floats(ByteBuffer buffer) {
    ByteBuffer floats = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[floats.remaining() / Float.BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = floats.getFloat();
    }
    return values;
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 2);
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written to
    }
    byte[] file = bytes.toByteArray();
    file[GZIP_OS] = UNIX; // Java releases differ here, and a file's bytes are its identity
    return file;
  }

  private record Quantised(byte[] samples, double minimum, double maximum) {

    static Quantised of(Plane plane) {
      if (plane.getEncoding() == SampleEncoding.U8) {
        byte[] samples = new byte[plane.getRows() * plane.getColumns()];
        plane.getSamples().duplicate().get(samples);
        return new Quantised(
            samples, plane.getOffset(), plane.getOffset() + 255 * plane.getScale());
      }
      float[] values = Planes.values(plane);
      double minimum = Double.POSITIVE_INFINITY;
      double maximum = Double.NEGATIVE_INFINITY;
      for (float value : values) {
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException("a plane to be written holds " + value);
        }
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
      }
      byte[] samples = new byte[values.length];
      for (int i = 0; i < samples.length && maximum > minimum; i++) {
        samples[i] = (byte) (int) ((values[i] - minimum) / (maximum - minimum) * 255);
      }
      return new Quantised(samples, minimum, maximum);
    }
  }
}
