package org.pulsartriage.standalone.console;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/**
 * How far long work has come: a bar that redraws itself on a terminal, a plain line every few
 * seconds otherwise. Written to standard error, so that results on standard output stay clean. Safe
 * for many threads.
 */
public final class Progress implements AutoCloseable {

  private static final int WIDTH = 30;
  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final Duration PLAIN_LINE = Duration.ofSeconds(5);

  private final String what;
  private final long total;
  private final PrintStream out;
  private final boolean terminal;
  private final InstantSource clock;
  private final long startedAt;
  private long done;
  private long shownAt;

  /**
   * @param what the work, e.g. {@code scoring}
   * @param total units of work in all, 1 or more
   * @param out where to write
   * @param terminal whether {@code out} is a terminal
   * @param clock the time
   */
  public Progress(String what, long total, PrintStream out, boolean terminal, InstantSource clock) {
    this.what = what;
    this.total = total;
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.startedAt = clock.millis();
    this.shownAt = startedAt;
  }

  /**
   * @param what the work
   * @param total units of work in all
   * @return progress on standard error
   */
  public static Progress on(String what, long total) {
    // TRIAGE_TERMINAL is set by the launcher, which can tell; System.console() cannot on every JDK.
    boolean terminal = "1".equals(System.getenv("TRIAGE_TERMINAL"));
    return new Progress(what, total, System.err, terminal, InstantSource.system());
  }

  /**
   * @param units how many more are done
   */
  public synchronized void add(long units) {
    to(done + units);
  }

  /**
   * @param units how many are done in all
   */
  public synchronized void to(long units) {
    // Threads that count for themselves may come late with a smaller number.
    done = Math.max(done, units);
    long now = clock.millis();
    if (now - shownAt >= (terminal ? REDRAW : PLAIN_LINE).toMillis()) {
      shownAt = now;
      show(now);
    }
  }

  /** Shows the end. */
  @Override
  public synchronized void close() {
    show(clock.millis());
    if (terminal) {
      out.println();
    }
  }

  private void show(long now) {
    double seconds = Math.max(now - startedAt, 1) / 1000.0;
    double rate = done / seconds;
    String line =
        String.format(
            Locale.ROOT,
            "%s %d of %d, %.0f a second, %s",
            what,
            done,
            total,
            rate,
            done >= total || rate == 0
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%.0f s left", (total - done) / rate));
    if (terminal) {
      int filled = (int) Math.min(WIDTH, WIDTH * done / Math.max(total, 1));
      out.print("\r" + "█".repeat(filled) + "░".repeat(WIDTH - filled) + " " + line + "   ");
      out.flush();
    } else {
      out.println(line);
    }
  }
}
