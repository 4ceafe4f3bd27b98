package org.pulsartriage.candidates.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.Plane;

/** A grid of small pictures: profile, sub-bands and sub-integrations of each candidate. */
public final class Montage {

  private static final int TILE_WIDTH = 142;
  private static final int TILE_HEIGHT = 176;
  private static final int MARGIN = 6;
  private static final int CAPTION = 14;
  private static final int PROFILE = 40;
  private static final int BANDS = 32;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  private Montage() {}

  /**
   * One candidate of the grid.
   *
   * @param caption a few words
   * @param subIntegrations time against phase
   * @param subBands frequency against phase
   * @param profile one row
   * @param shift turns by which it is rotated towards later phase
   */
  public record Tile(
      String caption, Plane subIntegrations, Plane subBands, Plane profile, double shift) {

    /**
     * @param caption a few words
     * @param candidate a candidate, to be centred
     * @return its tile
     */
    public static Tile of(String caption, Candidate candidate) {
      return new Tile(
          caption,
          candidate.getSubIntegrations(),
          candidate.getSubBands(),
          candidate.getProfile(),
          candidate.getPhaseShift());
    }

    /**
     * @param caption a few words
     * @param raw a candidate as recorded, not rotated
     * @return its tile
     */
    public static Tile of(String caption, RawCandidate raw) {
      return new Tile(caption, raw.subIntegrations(), raw.subBands(), raw.profile(), 0);
    }
  }

  /**
   * @param tiles candidates, left to right, then downwards; at least one
   * @param columns candidates a row, 1 or more
   * @return the picture
   */
  public static BufferedImage draw(List<Tile> tiles, int columns) {
    if (tiles.isEmpty() || columns < 1) {
      throw new IllegalArgumentException(tiles.size() + " tiles in " + columns + " columns");
    }
    int across = Math.min(columns, tiles.size());
    int rows = (tiles.size() + columns - 1) / columns;
    BufferedImage picture =
        new BufferedImage(across * TILE_WIDTH, rows * TILE_HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    for (int i = 0; i < tiles.size(); i++) {
      int x = i % columns * TILE_WIDTH + MARGIN;
      int y = i / columns * TILE_HEIGHT + MARGIN;
      tile(graphics, tiles.get(i), x, y);
    }
    graphics.dispose();
    return picture;
  }

  private static void tile(Graphics2D graphics, Tile tile, int x, int y) {
    int width = TILE_WIDTH - 2 * MARGIN;
    graphics.setColor(Color.BLACK);
    graphics.setFont(FONT);
    graphics.drawString(tile.caption(), x, y + CAPTION - 4);
    profile(graphics, tile, x, y + CAPTION, width);
    int bands = y + CAPTION + PROFILE + 2;
    graphics.drawImage(
        GreyImage.turned(tile.subBands(), 1, tile.shift(), false), x, bands, width, BANDS, null);
    int rows = bands + BANDS + 3;
    int height = TILE_HEIGHT - MARGIN - CAPTION - PROFILE - BANDS - 12;
    graphics.drawImage(
        GreyImage.turned(tile.subIntegrations(), 1, tile.shift(), true),
        x,
        rows,
        width,
        height,
        null);
  }

  private static void profile(Graphics2D graphics, Tile tile, int x, int y, int width) {
    float[] values = Planes.values(tile.profile());
    int bins = values.length;
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    float span = most > least ? most - least : 1;
    int offset = (int) Math.round(tile.shift() * bins);
    int lastX = 0;
    int lastY = 0;
    for (int i = 0; i < bins; i++) {
      float value = values[Math.floorMod(i - offset, bins)];
      int nextX = x + (int) ((i + 0.5) * width / bins);
      int nextY = y + PROFILE - 2 - Math.round((PROFILE - 4) * (value - least) / span);
      if (i > 0) {
        graphics.drawLine(lastX, lastY, nextX, nextY);
      }
      lastX = nextX;
      lastY = nextY;
    }
  }
}
