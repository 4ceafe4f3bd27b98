package org.pulsartriage.candidates.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.DmCurve;
import org.pulsartriage.schemas.Observation;
import org.pulsartriage.schemas.PeriodDmPlane;
import org.pulsartriage.schemas.Plane;

/**
 * The conventional plot of a candidate: on the left the profile, sub-bands and sub-integrations
 * against phase; on the right S/N against dispersion measure, S/N over period and dispersion
 * measure, and the table of initial and optimised values. Dark is bright; every panel has its own
 * range.
 */
public final class CandidatePlot {

  /** Width of the picture in pixels. */
  public static final int WIDTH = 1180;

  /** Height of the picture in pixels. */
  public static final int HEIGHT = 760;

  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Font HEADER = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font TABLE = new Font(Font.MONOSPACED, Font.PLAIN, 13);
  private static final int LEFT = 62;
  private static final int LEFT_WIDTH = 520;
  private static final int RIGHT = 670;
  private static final int RIGHT_WIDTH = 490;
  private static final int TOP = 78;
  private static final double MEGA = 1e6;

  private CandidatePlot() {}

  /**
   * @param candidate a candidate
   * @param options how phase is drawn
   * @return the picture
   */
  public static BufferedImage draw(Candidate candidate, PlotOptions options) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    header(graphics, CandidateTable.header(candidate));
    profile(graphics, candidate, options);
    subBands(graphics, candidate, options);
    subIntegrations(graphics, candidate, options);
    dmCurve(graphics, candidate);
    periodDmPlane(graphics, candidate);
    table(graphics, CandidateTable.table(candidate));
    graphics.dispose();
    return picture;
  }

  private static void header(Graphics2D graphics, List<String> lines) {
    graphics.setColor(Panel.INK);
    int y = 24;
    for (int i = 0; i < lines.size(); i++) {
      graphics.setFont(i == 0 ? TITLE : HEADER);
      graphics.drawString(lines.get(i), 16, y);
      y += 19;
    }
  }

  private static void profile(Graphics2D graphics, Candidate candidate, PlotOptions options) {
    float[] values = Planes.values(candidate.getProfile());
    int bins = values.length;
    double shift = options.shift(candidate.getPhaseShift());
    int count = (int) Math.round(bins * options.rotations());
    int offset = (int) Math.round(shift * bins);
    double[] phases = new double[2 * count];
    double[] heights = new double[2 * count];
    for (int i = 0; i < count; i++) {
      double value = values[Math.floorMod(i - offset, bins)];
      phases[2 * i] = i / (double) bins;
      phases[2 * i + 1] = (i + 1) / (double) bins;
      heights[2 * i] = value;
      heights[2 * i + 1] = value;
    }
    double[] range = range(heights);
    Panel panel = new Panel(LEFT, TOP, LEFT_WIDTH, 130, 0, options.rotations(), range[0], range[1]);
    panel.line(graphics, phases, heights);
    panel.frame(graphics, null, null);
  }

  private static void subBands(Graphics2D graphics, Candidate candidate, PlotOptions options) {
    Observation of = candidate.getObservation();
    Plane plane = candidate.getSubBands();
    boolean known = of.getCentreFrequency() != null && of.getBandwidth() != null;
    double width = known ? of.getBandwidth() : plane.getRows();
    double centre = known ? of.getCentreFrequency() : 0.5 * plane.getRows();
    // A negative width says that the first row is the highest frequency.
    boolean upwards = width > 0;
    double half = 0.5 * Math.abs(width);
    Panel panel =
        new Panel(
            LEFT, TOP + 140, LEFT_WIDTH, 170, 0, options.rotations(), centre - half, centre + half);
    double shift = options.shift(candidate.getPhaseShift());
    panel.image(graphics, GreyImage.turned(plane, options.rotations(), shift, upwards));
    panel.frame(graphics, null, known ? "frequency (MHz)" : "sub-band");
  }

  private static void subIntegrations(
      Graphics2D graphics, Candidate candidate, PlotOptions options) {
    Double length = candidate.getObservation().getLength();
    Plane plane = candidate.getSubIntegrations();
    Panel panel =
        new Panel(
            LEFT,
            TOP + 320,
            LEFT_WIDTH,
            310,
            0,
            options.rotations(),
            0,
            length == null ? plane.getRows() : length);
    double shift = options.shift(candidate.getPhaseShift());
    panel.image(graphics, GreyImage.turned(plane, options.rotations(), shift, true));
    panel.frame(graphics, "phase (turns)", length == null ? "sub-integration" : "time (s)");
  }

  private static void dmCurve(Graphics2D graphics, Candidate candidate) {
    DmCurve curve = candidate.getDmCurve();
    if (curve == null) {
      new Panel(RIGHT, TOP, RIGHT_WIDTH, 160, 0, 1, 0, 1).empty(graphics, "no S/N against DM");
      return;
    }
    double[] dms = floats(curve.getDms());
    float[] values = Planes.values(curve.getSnrs());
    double[] snrs = new double[values.length];
    for (int i = 0; i < snrs.length; i++) {
      snrs[i] = values[i];
    }
    double[] range = range(snrs);
    double last = dms.length > 1 ? dms[dms.length - 1] : dms[0] + 1;
    Panel panel =
        new Panel(RIGHT, TOP, RIGHT_WIDTH, 160, dms[0], last, Math.min(0, range[0]), range[1]);
    if (candidate.getOptimised().getDm() != null) {
      panel.markAcross(graphics, candidate.getOptimised().getDm());
    }
    panel.line(graphics, dms, snrs);
    panel.frame(graphics, "DM (pc cm\u207b\u00b3)", "S/N");
  }

  private static void periodDmPlane(Graphics2D graphics, Candidate candidate) {
    PeriodDmPlane search = candidate.getPeriodDmPlane();
    int y = TOP + 215;
    if (search == null) {
      new Panel(RIGHT, y, RIGHT_WIDTH, 240, 0, 1, 0, 1)
          .empty(graphics, "no S/N over period and DM");
      return;
    }
    double[] offsets = doubles(search.getPeriodOffsets());
    double[] dms = floats(search.getDms());
    double halfOffset = halfStep(offsets);
    double halfDm = halfStep(dms);
    double unit = unit(Math.max(Math.abs(offsets[0]), Math.abs(offsets[offsets.length - 1])));
    Panel panel =
        new Panel(
            RIGHT,
            y,
            RIGHT_WIDTH,
            240,
            (offsets[0] - halfOffset) * unit,
            (offsets[offsets.length - 1] + halfOffset) * unit,
            dms[0] - halfDm,
            dms[dms.length - 1] + halfDm);
    panel.image(graphics, GreyImage.of(search.getSnrs(), true));
    int best = best(Planes.values(search.getSnrs()));
    panel.markAcross(graphics, offsets[best % offsets.length] * unit);
    panel.markAlong(graphics, dms[best / offsets.length]);
    String name = unit == 1 ? "s" : unit == 1e3 ? "ms" : unit == MEGA ? "\u00b5s" : "ns";
    panel.frame(graphics, "period offset (" + name + ")", "DM (pc cm\u207b\u00b3)");
  }

  private static double unit(double seconds) {
    if (seconds >= 1) {
      return 1;
    }
    return seconds >= 1e-3 ? 1e3 : seconds >= 1e-6 ? MEGA : 1e9;
  }

  private static double halfStep(double[] values) {
    int last = values.length - 1;
    return last == 0 ? 0.5 : 0.5 * (values[last] - values[0]) / last;
  }

  private static void table(Graphics2D graphics, List<String> lines) {
    graphics.setColor(Panel.INK);
    graphics.setFont(TABLE);
    int y = TOP + 520;
    for (String line : lines) {
      graphics.drawString(line, RIGHT - 46, y);
      y += 20;
    }
  }

  private static double[] range(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    if (!(most > least)) {
      double middle = Double.isFinite(least) ? least : 0;
      return new double[] {middle - 1, middle + 1};
    }
    double margin = 0.05 * (most - least);
    return new double[] {least - margin, most + margin};
  }

  private static int best(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  private static double[] floats(ByteBuffer buffer) {
    ByteBuffer from = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[from.remaining() / Float.BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = from.getFloat();
    }
    return values;
  }

  private static double[] doubles(ByteBuffer buffer) {
    ByteBuffer from = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[from.remaining() / Double.BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = from.getDouble();
    }
    return values;
  }
}
