package org.pulsartriage.models.loss;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of a loss: a record with {@code double} components and nothing else. */
public interface LossParameters extends Serializable {

  /**
   * @return the numbers by name, in the order of the record
   */
  default Map<String, Double> asMap() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (RecordComponent component : getClass().getRecordComponents()) {
      try {
        values.put(component.getName(), (Double) component.getAccessor().invoke(this));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(component + " cannot be read", e);
      }
    }
    return Collections.unmodifiableMap(values);
  }

  /**
   * @param defaults the numbers to begin with
   * @param changes numbers to put in their place, by name
   * @return the changed record
   * @throws IllegalArgumentException for a name that the record does not have, or a value that it
   *     refuses
   */
  @SuppressWarnings("unchecked")
  static <P extends Record & LossParameters> P changed(P defaults, Map<String, Double> changes) {
    Map<String, Double> values = new LinkedHashMap<>(defaults.asMap());
    for (Map.Entry<String, Double> change : changes.entrySet()) {
      if (values.replace(change.getKey(), change.getValue()) == null) {
        throw new IllegalArgumentException(
            "no loss parameter '" + change.getKey() + "', only " + values.keySet());
      }
    }
    Class<?>[] types = new Class<?>[values.size()];
    Arrays.fill(types, double.class);
    try {
      return (P)
          defaults.getClass().getDeclaredConstructor(types).newInstance(values.values().toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(defaults.getClass() + " is not a record of numbers", e);
    }
  }

  /** Throws unless {@code minimum <= value <= maximum}. */
  static void requireWithin(String name, double value, double minimum, double maximum) {
    if (!(value >= minimum && value <= maximum)) {
      throw new IllegalArgumentException(
          "%s is %s, outside %s to %s".formatted(name, value, minimum, maximum));
    }
  }
}
