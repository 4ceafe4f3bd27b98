package org.pulsartriage.candidates.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * A framed panel with two axes.
 *
 * @param x left edge in pixels
 * @param y upper edge in pixels
 * @param width in pixels
 * @param height in pixels
 * @param left value at the left edge
 * @param right value at the right edge
 * @param bottom value at the lower edge
 * @param top value at the upper edge
 */
record Panel(
    int x, int y, int width, int height, double left, double right, double bottom, double top) {

  static final Color INK = new Color(0x20, 0x20, 0x20);
  static final Color MARK = new Color(0xd0, 0x40, 0x10);

  private static final Font LABELS = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  private static final Color FAINT = new Color(0x80, 0x80, 0x80);
  private static final int TICK = 4;

  double px(double value) {
    return x + (value - left) / (right - left) * width;
  }

  double py(double value) {
    return y + height - (value - bottom) / (top - bottom) * height;
  }

  void image(Graphics2D graphics, BufferedImage image) {
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.drawImage(image, x, y, width, height, null);
  }

  /**
   * A line through points.
   *
   * @param graphics where to draw
   * @param xs values along the horizontal axis
   * @param ys values along the vertical axis
   */
  void line(Graphics2D graphics, double[] xs, double[] ys) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < xs.length; i++) {
      if (i == 0) {
        path.moveTo(px(xs[i]), py(ys[i]));
      } else {
        path.lineTo(px(xs[i]), py(ys[i]));
      }
    }
    clipped(graphics, path, INK, new BasicStroke(1.2f));
  }

  /**
   * A dashed line across the panel at one value of the horizontal axis.
   *
   * @param graphics where to draw
   * @param value the value
   */
  void markAcross(Graphics2D graphics, double value) {
    if (value >= Math.min(left, right) && value <= Math.max(left, right)) {
      clipped(graphics, new Line2D.Double(px(value), y, px(value), y + height), MARK, dashes());
    }
  }

  /**
   * A dashed line along the panel at one value of the vertical axis.
   *
   * @param graphics where to draw
   * @param value the value
   */
  void markAlong(Graphics2D graphics, double value) {
    if (value >= Math.min(bottom, top) && value <= Math.max(bottom, top)) {
      clipped(graphics, new Line2D.Double(x, py(value), x + width, py(value)), MARK, dashes());
    }
  }

  private static BasicStroke dashes() {
    return new BasicStroke(
        1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {5f, 4f}, 0f);
  }

  private void clipped(Graphics2D graphics, Shape shape, Color color, BasicStroke stroke) {
    Shape clip = graphics.getClip();
    graphics.clip(new Rectangle2D.Double(x, y, width + 1.0, height + 1.0));
    graphics.setColor(color);
    graphics.setStroke(stroke);
    graphics.draw(shape);
    graphics.setClip(clip);
  }

  /**
   * Frame, ticks and the names of the axes.
   *
   * @param graphics where to draw
   * @param horizontal name of the horizontal axis; null: no labels below
   * @param vertical name of the vertical axis; null: no labels beside
   */
  void frame(Graphics2D graphics, String horizontal, String vertical) {
    graphics.setStroke(new BasicStroke(1f));
    graphics.setColor(INK);
    graphics.drawRect(x, y, width, height);
    graphics.setFont(LABELS);
    FontMetrics metrics = graphics.getFontMetrics();
    for (double tick : Ticks.of(left, right, Math.max(2, width / 70))) {
      int at = (int) Math.round(px(tick));
      graphics.drawLine(at, y + height, at, y + height + TICK);
      if (horizontal != null) {
        String label = Ticks.label(tick);
        graphics.drawString(
            label, at - metrics.stringWidth(label) / 2, y + height + TICK + metrics.getAscent());
      }
    }
    if (vertical != null) {
      for (double tick : Ticks.of(bottom, top, Math.max(2, height / 32))) {
        int at = (int) Math.round(py(tick));
        graphics.drawLine(x - TICK, at, x, at);
        String label = Ticks.label(tick);
        graphics.drawString(
            label, x - TICK - 3 - metrics.stringWidth(label), at + metrics.getAscent() / 2 - 1);
      }
    }
    if (horizontal != null) {
      graphics.drawString(
          horizontal,
          x + (width - metrics.stringWidth(horizontal)) / 2,
          y + height + TICK + 2 * metrics.getAscent() + 2);
    }
    if (vertical != null) {
      AffineTransform upright = graphics.getTransform();
      graphics.rotate(-Math.PI / 2);
      graphics.drawString(vertical, -(y + (height + metrics.stringWidth(vertical)) / 2), x - 46);
      graphics.setTransform(upright);
    }
  }

  /**
   * Says in the middle of the panel why it is empty.
   *
   * @param graphics where to draw
   * @param words what to say
   */
  void empty(Graphics2D graphics, String words) {
    graphics.setColor(FAINT);
    graphics.setFont(LABELS);
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.drawString(words, x + (width - metrics.stringWidth(words)) / 2, y + height / 2);
    graphics.setColor(INK);
    graphics.drawRect(x, y, width, height);
  }
}
