package org.pulsartriage.gate.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pulsartriage.gate.rules.FloorRule;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.AlarmKind;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.releases.ModelChange;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the active model up whose recall falls below the floor: once a model and window, whoever
 * promotes it again. What was said is known from the alarms, so a restart does not say it twice.
 */
final class FloorWatch implements Watcher {

  private static final Logger LOG = LoggerFactory.getLogger(FloorWatch.class);

  private final Hand hand;
  private final FloorRule floor;
  private final boolean rollback;

  FloorWatch(Hand hand, FloorRule floor, boolean rollback) {
    this.hand = hand;
    this.floor = floor;
    this.rollback = rollback;
  }

  @Override
  public void look(Situation situation) {
    Optional<ModelRelease> found = situation.releases().active();
    if (found.isEmpty()) {
      return;
    }
    ModelRelease active = found.get();
    Instant now = situation.now();
    Optional<FloorRule.Shortfall> shortfall =
        floor.of(situation.recalls(), active.getDigest(), active.getReleasedAt(), now);
    Instant window = floor.windowBegins(now);
    if (shortfall.isEmpty()
        || situation.raised(AlarmKind.ROLLED_BACK, active.getDigest(), window)
        || situation.raised(AlarmKind.RECALL_FLOOR, active.getDigest(), window)) {
      return;
    }
    Optional<ModelRelease> previous = situation.releases().previous();
    if (rollback && previous.isPresent()) {
      back(active, previous.get(), shortfall.get(), now);
    } else {
      String why = rollback ? "no model was active before it" : "nothing was changed";
      hand.raise(
          alarm(AlarmKind.RECALL_FLOOR, active, shortfall.get(), now)
              .setMessage(active.getModelId() + ": " + shortfall.get().figures() + "; " + why)
              .build());
      LOG.warn("{}: {}; {}", active.getModelId(), shortfall.get().figures(), why);
    }
  }

  private void back(
      ModelRelease active, ModelRelease previous, FloorRule.Shortfall shortfall, Instant now) {
    String figures = active.getModelId() + ": " + shortfall.figures();
    ModelChange change =
        (releases, stamp) -> {
          boolean asSeen =
              releases.active().equals(Optional.of(active))
                  && releases
                      .previous()
                      .map(ModelRelease::getModelId)
                      .equals(Optional.of(previous.getModelId()));
          return asSeen
              ? ModelChanges.rollback("rolled back, " + figures).on(releases, stamp)
              : List.of();
        };
    Alarm alarm =
        alarm(AlarmKind.ROLLED_BACK, active, shortfall, now)
            .setMessage(figures + "; " + previous.getModelId() + " scores again")
            .build();
    if (!hand.change(change, alarm).isEmpty()) {
      LOG.warn("{}; {} scores again", figures, previous.getModelId());
    }
  }

  private Alarm.Builder alarm(
      AlarmKind kind, ModelRelease active, FloorRule.Shortfall shortfall, Instant now) {
    return Hand.about(active, now)
        .setKind(kind)
        .setNight(shortfall.night())
        .setHour(shortfall.hour())
        .setValue(shortfall.recall())
        .setLimit(floor.recall());
  }
}
