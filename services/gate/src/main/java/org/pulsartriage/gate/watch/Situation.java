package org.pulsartriage.gate.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.AlarmKind;
import org.pulsartriage.schemas.Recall;
import org.pulsartriage.schemas.ShadowComparison;
import org.pulsartriage.schemas.releases.ModelReleases;

/**
 * What is committed when the gate looks.
 *
 * @param releases the models
 * @param recalls counts of pulsars that are known to be there
 * @param comparisons counts of the active model beside its shadow
 * @param alarms every alarm so far, in order
 * @param now the time
 */
public record Situation(
    ModelReleases releases,
    Collection<Recall> recalls,
    Collection<ShadowComparison> comparisons,
    List<Alarm> alarms,
    Instant now) {

  boolean raised(AlarmKind kind, String digest, Instant since) {
    return alarms.stream()
        .anyMatch(
            alarm ->
                alarm.getKind() == kind
                    && digest.equals(alarm.getModelDigest())
                    && alarm.getAt().isAfter(since));
  }
}
