package org.pulsartriage.gate.rules;

import java.util.Optional;

/**
 * What the gate decides by itself.
 *
 * @param promotion when a shadow is promoted; empty for never
 * @param floor below which recall the active model is in alarm
 * @param rollback whether the model before scores again then, where there is one
 */
public record GateRules(Optional<PromotionRule> promotion, FloorRule floor, boolean rollback) {

  /** Where there is no file: nothing is changed, alarms are raised. */
  public static final GateRules ALARMS_ONLY =
      new GateRules(Optional.empty(), FloorRule.STANDARD, false);
}
