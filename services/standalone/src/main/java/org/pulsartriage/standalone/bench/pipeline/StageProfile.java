package org.pulsartriage.standalone.bench.pipeline;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.pulsartriage.standalone.console.TextTable;

/**
 * Where the time of this JVM goes while it lasts: processor time by kind of thread, and the scoring
 * threads' time by stage, from their stacks twenty times a second; both count native code. A flight
 * recording beside it has the methods.
 */
public final class StageProfile {

  private static final long PERIOD_MILLIS = 50;
  private static final int DEPTH = 128;
  private static final String SCORING = "scorer: stream threads";
  private static final String COMPILERS = "JVM: compilers";
  private static final String REST = "JVM: collector, recorder";

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Recording recording;
  private final Path file;
  private final Map<Long, Long> cpuAtStart = new HashMap<>();
  private final long processAtStart;
  private final long compiledAtStart;
  private final long startedAt;
  private final Map<String, Long> stages = new TreeMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread sampler;
  private long samples;

  private StageProfile(Path file) {
    this.file = file;
    recording = started();
    for (long id : threads.getAllThreadIds()) {
      cpuAtStart.put(id, threads.getThreadCpuTime(id));
    }
    processAtStart = system.getProcessCpuTime();
    compiledAtStart = compiled();
    startedAt = System.nanoTime();
    sampler = new Thread(this::sample, "bench-profile");
    sampler.setDaemon(true);
    sampler.start();
  }

  /**
   * To be called well before {@link #begin}, and kept open until the profile has ended. The first
   * recording of a JVM redefines classes, with which everything compiled so far is thrown away: if
   * that happened when the profile begins, it would mostly see the compilers at work.
   *
   * @return a recording that is of no other use
   */
  public static Recording prepare() {
    return started();
  }

  /**
   * @param file where the flight recording goes at the end
   * @return the profile, begun
   */
  public static StageProfile begin(Path file) {
    return new StageProfile(file);
  }

  private static Recording started() {
    try {
      Recording recording = new Recording(Configuration.getConfiguration("default"));
      recording.start();
      return recording;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Ends it and tells what it has seen.
   *
   * @param out where to
   */
  public void end(PrintWriter out) {
    ended.countDown();
    try {
      sampler.join();
      recording.stop();
      recording.dump(file);
      recording.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    processorTime(seconds).print(out);
    out.println();
    stages().print(out);
    out.println();
    out.println("flight recording: " + file);
    out.flush();
  }

  private TextTable processorTime(double seconds) {
    double all = system.getProcessCpuTime() - processAtStart;
    Map<String, Double> groups = new TreeMap<>();
    double known = 0;
    for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info != null) {
        double spent =
            threads.getThreadCpuTime(info.getThreadId())
                - cpuAtStart.getOrDefault(info.getThreadId(), 0L);
        groups.merge(group(info.getThreadName()), spent, Double::sum);
        known += spent;
      }
    }
    double compiling = Math.min(compiled() - compiledAtStart, Math.max(0, all - known));
    groups.put(COMPILERS, compiling);
    groups.put(REST, Math.max(0, all - known - compiling));
    TextTable table = new TextTable("threads", "processors", "share");
    groups.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(
            group ->
                table.row(
                    group.getKey(),
                    number("%.2f", group.getValue() / 1e9 / seconds),
                    number("%.1f%%", 100 * group.getValue() / all)));
    table.row("all", number("%.2f", all / 1e9 / seconds), "100.0%");
    return table;
  }

  private TextTable stages() {
    TextTable table = new TextTable("stream threads", "share of their time");
    stages.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(
            stage ->
                table.row(stage.getKey(), number("%.1f%%", 100.0 * stage.getValue() / samples)));
    return table;
  }

  private void sample() {
    long[] scoring = scoringThreads();
    try {
      while (!ended.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
        for (ThreadInfo info : threads.getThreadInfo(scoring, DEPTH)) {
          if (info != null && info.getStackTrace().length > 0) {
            StackTraceElement[] stack = info.getStackTrace();
            String words = Stage.of(stack).words() + (Stage.waits(stack) ? ", waiting" : "");
            stages.merge(words, 1L, Long::sum);
            samples++;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long[] scoringThreads() {
    List<Long> found = new ArrayList<>();
    for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info != null && group(info.getThreadName()).equals(SCORING)) {
        found.add(info.getThreadId());
      }
    }
    return found.stream().mapToLong(Long::longValue).toArray();
  }

  /**
   * Nanoseconds the compilers have worked: by the clock, which is the processor's but for waits.
   */
  private static long compiled() {
    CompilationMXBean compilation = ManagementFactory.getCompilationMXBean();
    boolean told = compilation != null && compilation.isCompilationTimeMonitoringSupported();
    return told ? TimeUnit.MILLISECONDS.toNanos(compilation.getTotalCompilationTime()) : 0;
  }

  /** Clients are named after the thread that they serve, so the more special names come first. */
  private static String group(String thread) {
    if (thread.startsWith("kafka-producer-network-thread")) {
      return thread.contains("StreamThread") ? "scorer: producers" : "load: producer";
    }
    if (thread.contains("StreamThread") && !thread.contains("heartbeat")) {
      return SCORING;
    }
    if (thread.startsWith("data-plane-kafka-request-handler")) {
      return "broker: requests";
    }
    if (thread.startsWith("data-plane-kafka-network") || thread.contains("SocketServer")) {
      return "broker: network";
    }
    if (thread.equals("main") || thread.startsWith("bench-")) {
      return "load: candidates and scores";
    }
    return "other threads";
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
