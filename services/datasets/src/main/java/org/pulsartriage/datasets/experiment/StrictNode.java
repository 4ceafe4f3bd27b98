package org.pulsartriage.datasets.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A mapping of an experiment or recipe file of which every key must be asked for. Numbers, text and
 * lists come out in the type that is asked for or not at all. Every error is a {@link
 * MalformedExperimentException} that names file, key and cause.
 */
public final class StrictNode {

  private static final int MAX_CHARACTERS = 1 << 18;

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

  /**
   * @param file name of the file, for errors
   * @param yaml its text, at most 256 Ki characters, without aliases
   * @return its root
   */
  public static StrictNode parse(String file, String yaml) {
    if (yaml.length() > MAX_CHARACTERS) {
      throw new MalformedExperimentException(
          file, "file", "more than " + MAX_CHARACTERS + " characters");
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setMaxAliasesForCollections(0)
            // The one that YAML 1.2 recommends: .8 is a number.
            .setSchema(new CoreSchema())
            .build();
    try {
      return new StrictNode(file, "", new Load(settings).loadFromString(yaml));
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> "line " + (mark.getLine() + 1)).orElse("file");
      throw new MalformedExperimentException(file, line, oneLine(e.getProblem()));
    } catch (YamlEngineException e) {
      throw new MalformedExperimentException(file, "file", oneLine(e.getMessage()));
    }
  }

  private static String oneLine(String message) {
    return String.valueOf(message).strip().replaceAll("\\s+", " ");
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /**
   * @param key a key of this mapping
   * @param cause why its value cannot be
   * @return the error
   */
  public MalformedExperimentException malformed(String key, String cause) {
    return new MalformedExperimentException(file, at(key), cause);
  }

  /**
   * @param cause why the mapping itself cannot be
   * @return the error
   */
  public MalformedExperimentException malformed(String cause) {
    return new MalformedExperimentException(file, path.isEmpty() ? "file" : path, cause);
  }

  /**
   * @param key a key that may be missing
   * @return whether it is there
   */
  public boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  /**
   * @return the keys there are, in the file's order
   */
  public Set<String> keys() {
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

  /**
   * @param key a key whose value is a mapping
   * @return that mapping
   */
  public StrictNode node(String key) {
    return new StrictNode(file, at(key), required(key));
  }

  /**
   * @param key a key whose value is a list of mappings, one or more
   * @return those mappings
   */
  public List<StrictNode> nodes(String key) {
    List<StrictNode> nodes = new ArrayList<>();
    for (Object item : list(key)) {
      nodes.add(new StrictNode(file, at(key) + "[" + nodes.size() + "]", item));
    }
    return nodes;
  }

  /**
   * @param key a key whose value is text
   * @return the text, not blank
   */
  public String text(String key) {
    return text(key, required(key));
  }

  private String text(String key, Object value) {
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    throw malformed(key, "is no text but " + described(value));
  }

  /**
   * @param key a key whose value is true or false
   * @return the value
   */
  public boolean flag(String key) {
    if (required(key) instanceof Boolean flag) {
      return flag;
    }
    throw malformed(key, "is neither true nor false but " + described(values.get(key)));
  }

  /**
   * @param key a key whose value is a whole number
   * @param least the least that it may be
   * @return the number
   */
  public int whole(String key, int least) {
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

  /**
   * @param key a key whose value is a number
   * @param least the least that it may be
   * @param below what it must be below
   * @return the number
   */
  public double number(String key, double least, double below) {
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

  /**
   * @param key a key whose value is a list of texts, one or more
   * @return the texts
   */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(key)) {
      texts.add(text(key, item));
    }
    return texts;
  }

  /**
   * @param key a key whose value is a list of whole numbers, one or more
   * @return the numbers
   */
  public List<Long> wholes(String key) {
    List<Long> wholes = new ArrayList<>();
    for (Object item : list(key)) {
      wholes.add(whole(key, item));
    }
    return wholes;
  }

  /**
   * @param key a key whose value is a mapping of numbers
   * @return the numbers by name
   */
  public Map<String, Double> numbers(String key) {
    StrictNode node = node(key);
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (String name : node.keys()) {
      numbers.put(name, node.number(name, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }
    return numbers;
  }

  /** The last word: a key that nobody asked for is unknown. */
  public void done() {
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
