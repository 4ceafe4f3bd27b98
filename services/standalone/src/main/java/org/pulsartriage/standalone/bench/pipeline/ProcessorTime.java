package org.pulsartriage.standalone.bench.pipeline;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Processor time: what a candidate costs, which other work on the machine does not change much. */
final class ProcessorTime {

  private ProcessorTime() {}

  static Duration ofThisProcess() {
    return Duration.ofNanos(
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
  }

  /**
   * @param before by what spent it
   * @param after the same, later
   * @param candidates how many candidates came back in between, 1 or more
   * @return milliseconds a candidate, by what spent them
   */
  static Map<String, Double> millisPerCandidate(
      Map<String, Duration> before, Map<String, Duration> after, long candidates) {
    Map<String, Double> millis = new TreeMap<>();
    after.forEach(
        (who, time) -> millis.put(who, time.minus(before.get(who)).toNanos() / 1e6 / candidates));
    return millis;
  }
}
