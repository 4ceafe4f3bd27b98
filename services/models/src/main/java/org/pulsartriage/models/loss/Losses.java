package org.pulsartriage.models.loss;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The losses by name. Adding one is adding its file and a line here. */
public final class Losses {

  private static final Map<String, BiFunction<ClassBalance, Map<String, Double>, LogitLoss>>
      BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put(
        "ce",
        (balance, changes) -> {
          LossParameters.changed(new CrossEntropy.Parameters(), changes);
          return new CrossEntropy();
        });
    BY_NAME.put(
        "focal",
        (balance, changes) ->
            new Focal(LossParameters.changed(Focal.Parameters.PUBLISHED, changes), balance));
    BY_NAME.put(
        "asl",
        (balance, changes) ->
            new AsymmetricSingleLabel(
                LossParameters.changed(AsymmetricSingleLabel.Parameters.PUBLISHED, changes)));
    BY_NAME.put(
        "combo",
        (balance, changes) ->
            new Combo(LossParameters.changed(Combo.Parameters.PUBLISHED, changes), balance));
    BY_NAME.put(
        "focal-tversky",
        (balance, changes) ->
            new FocalTversky(
                LossParameters.changed(FocalTversky.Parameters.PUBLISHED, changes), balance));
    BY_NAME.put(
        "hybrid-focal",
        (balance, changes) ->
            new HybridFocal(
                LossParameters.changed(HybridFocal.Parameters.PUBLISHED, changes), balance));
    BY_NAME.put(
        "dsc",
        (balance, changes) ->
            new SelfAdjustingDice(
                LossParameters.changed(SelfAdjustingDice.Parameters.PUBLISHED, changes), balance));
    BY_NAME.put(
        "gppe",
        (balance, changes) ->
            gppe(
                balance,
                changes,
                balance.classes() == 2 ? ModeratorMode.DETACHED : ModeratorMode.ATTACHED));
    BY_NAME.put(
        "gppe-attached", (balance, changes) -> gppe(balance, changes, ModeratorMode.ATTACHED));
    BY_NAME.put(
        "gppe-detached", (balance, changes) -> gppe(balance, changes, ModeratorMode.DETACHED));
    BY_NAME.put(
        "gppe-unweighted", (balance, changes) -> gppe(balance, changes, ModeratorMode.UNWEIGHTED));
    BY_NAME.put(
        "sgpl",
        (balance, changes) ->
            new Sgpl(LossParameters.changed(Sgpl.Parameters.PUBLISHED, changes), balance));
  }

  private Losses() {}

  /**
   * @return every name, in the order of a table
   */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /**
   * @param name one of {@link #names()}
   * @param balance the classes that it is trained on
   * @return the loss with the values of its own paper
   * @throws IllegalArgumentException for an unknown name, or classes that the loss can't work on
   */
  public static LogitLoss named(String name, ClassBalance balance) {
    return named(name, balance, Map.of());
  }

  /**
   * @param name one of {@link #names()}
   * @param balance the classes that it is trained on
   * @param changes parameters that differ from the paper's, by name
   * @return the loss
   * @throws IllegalArgumentException for an unknown name of a loss or parameter, a value outside
   *     its range, or classes that the loss can't work on
   */
  public static LogitLoss named(String name, ClassBalance balance, Map<String, Double> changes) {
    BiFunction<ClassBalance, Map<String, Double>, LogitLoss> maker = BY_NAME.get(name);
    if (maker == null) {
      throw new IllegalArgumentException("no loss '" + name + "', only " + names());
    }
    try {
      return maker.apply(balance, changes);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("loss " + name + ": " + e.getMessage(), e);
    }
  }

  private static LogitLoss gppe(
      ClassBalance balance, Map<String, Double> changes, ModeratorMode moderator) {
    GppeParameters parameters = LossParameters.changed(GppeParameters.PUBLISHED, changes);
    return balance.classes() == 2
        ? new BinaryGppe(parameters, moderator, balance.minority().get(0))
        : new MulticlassGppe(parameters, moderator, balance);
  }
}
