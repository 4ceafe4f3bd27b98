package org.pulsartriage.gate.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.pulsartriage.evaluation.Proportion;
import org.pulsartriage.gate.recall.SnrBin;
import org.pulsartriage.gate.rules.FloorRule;
import org.pulsartriage.gate.watch.Situation;
import org.pulsartriage.schemas.Recall;

/**
 * What the gate sees, as gauges: {@code triage.gate.recall} and {@code triage.gate.seen} by role,
 * model, kind of pulsar and S/N, over the window of the floor; {@code triage.gate.alarms}.
 */
final class GateMeters implements Consumer<Situation> {

  private final FloorRule floor;
  private final MultiGauge recall;
  private final MultiGauge seen;
  private final AtomicLong alarms = new AtomicLong();

  GateMeters(MeterRegistry registry, FloorRule floor) {
    this.floor = floor;
    this.recall =
        MultiGauge.builder("triage.gate.recall")
            .description("share of pulsars known to be there that a model calls pulsars")
            .register(registry);
    this.seen =
        MultiGauge.builder("triage.gate.seen")
            .description("pulsars known to be there that a model has scored")
            .register(registry);
    Gauge.builder("triage.gate.alarms", alarms, AtomicLong::get)
        .description("alarms that were ever raised")
        .register(registry);
  }

  @Override
  public void accept(Situation situation) {
    alarms.set(situation.alarms().size());
    Instant from = floor.windowBegins(situation.now()).minus(Duration.ofHours(1));
    Map<Tags, Proportion> counts = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    for (Recall one : situation.recalls()) {
      if (one.getHour().isAfter(from)) {
        add(counts, one, "injected", one.getInjectedCalled(), one.getInjectedSeen());
        add(counts, one, "known", one.getKnownCalled(), one.getKnownSeen());
      }
    }
    List<Row<?>> recalls = new ArrayList<>();
    List<Row<?>> totals = new ArrayList<>();
    counts.forEach(
        (tags, count) -> {
          recalls.add(Row.of(tags, count.value()));
          totals.add(Row.of(tags, count.whole()));
        });
    recall.register(recalls, true);
    seen.register(totals, true);
  }

  private static void add(
      Map<Tags, Proportion> counts, Recall one, String of, long called, long seen) {
    if (seen > 0) {
      counts.merge(
          Tags.of(
              "role",
              one.getRole().name().toLowerCase(Locale.ROOT),
              "model",
              one.getModelId(),
              "of",
              of,
              "snr",
              SnrBin.of(one.getSnrFrom()).map(SnrBin::text).orElse("other")),
          new Proportion(called, seen),
          (a, b) -> new Proportion(a.part() + b.part(), a.whole() + b.whole()));
    }
  }
}
