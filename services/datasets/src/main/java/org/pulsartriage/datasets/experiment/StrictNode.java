package org.pulsartriage.datasets.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A mapping of an experiment file of which every key must be asked for. Numbers, text and lists
 * come out in the type that is asked for or not at all.
 */
final class StrictNode {

  private final String file;
  private final String path;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  StrictNode(String file, String path, Object value) {
    this.file = file;
    this.path = path;
    if (!(value instanceof Map<?, ?> map)) {
      throw new MalformedExperimentException(
          file, path.isEmpty() ? "file" : path, "is no mapping but " + described(value));
    }
    map.forEach(
        (key, item) -> {
          if (!(key instanceof String name)) {
            throw new MalformedExperimentException(
                file, at(String.valueOf(key)), "the key is no text but " + described(key));
          }
          values.put(name, item);
        });
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  MalformedExperimentException malformed(String key, String cause) {
    return new MalformedExperimentException(file, at(key), cause);
  }

  /** The node itself cannot be; the cause says why. */
  MalformedExperimentException malformed(String cause) {
    return new MalformedExperimentException(file, path.isEmpty() ? "file" : path, cause);
  }

  boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  Set<String> keys() {
    return values.keySet();
  }

  private Object required(String key) {
    asked.add(key);
    Object value = values.get(key);
    if (value == null) {
      throw malformed(key, values.containsKey(key) ? "is empty" : "is missing");
    }
    return value;
  }

  StrictNode node(String key) {
    return new StrictNode(file, at(key), required(key));
  }

  String text(String key) {
    return text(key, required(key));
  }

  private String text(String key, Object value) {
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    throw malformed(key, "is no text but " + described(value));
  }

  int whole(String key, int least) {
    long value = whole(key, required(key));
    if (value < least || value > Integer.MAX_VALUE) {
      throw malformed(key, value + " is outside " + least + ".." + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  private long whole(String key, Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw malformed(key, "is no whole number but " + described(value));
  }

  /** A number within [least, below). */
  double number(String key, double least, double below) {
    double value = number(key, required(key));
    if (!(value >= least && value < below)) {
      throw malformed(key, value + " is not from " + least + " to below " + below);
    }
    return value;
  }

  private double number(String key, Object value) {
    boolean number = value instanceof Integer || value instanceof Long || value instanceof Double;
    if (number && Double.isFinite(((Number) value).doubleValue())) {
      return ((Number) value).doubleValue();
    }
    throw malformed(key, "is no number but " + described(value));
  }

  private List<?> list(String key) {
    Object value = required(key);
    if (value instanceof List<?> list && !list.isEmpty()) {
      return list;
    }
    throw malformed(key, "is no list with items but " + described(value));
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(key)) {
      texts.add(text(key, item));
    }
    return texts;
  }

  List<Long> wholes(String key) {
    List<Long> wholes = new ArrayList<>();
    for (Object item : list(key)) {
      wholes.add(whole(key, item));
    }
    return wholes;
  }

  Map<String, Double> numbers(String key) {
    StrictNode node = node(key);
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (String name : node.keys()) {
      numbers.put(name, node.number(name, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }
    return numbers;
  }

  /** The last word: a key that nobody asked for is unknown. */
  void done() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        throw malformed(key, "is unknown; known here are " + String.join(", ", asked));
      }
    }
  }

  private static String described(Object value) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof Map) {
      return "a mapping";
    }
    if (value instanceof List<?> list) {
      return list.isEmpty() ? "an empty list" : "a list";
    }
    String text = String.valueOf(value).replaceAll("\\s+", " ");
    String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
    return value instanceof String ? "the text '" + shown + "'" : shown;
  }
}
