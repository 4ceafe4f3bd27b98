package org.pulsartriage.datasets.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * Which classes of a data set take part, and which of them are minority.
 *
 * @param kind two task classes or as many as named
 * @param minority names of minority classes; empty stands for every class that isn't named in
 *     majority
 * @param majority names of majority classes; empty stands for every class that isn't named in
 *     minority
 */
public record Classes(Kind kind, List<String> minority, List<String> majority) {

  /** How data-set classes become task classes. */
  public enum Kind {
    /** Majority is task class 0, minority is task class 1, the positive one. */
    BINARY,
    /** Each class named is a task class, in the data set's order. */
    MULTI
  }

  /**
   * The mapping for one data set.
   *
   * @param names names of the task classes
   * @param taskClass task class of each data-set class, -1 where it takes no part
   * @param minority for each task class, whether it is a minority class
   */
  public record Mapping(List<String> names, int[] taskClass, boolean[] minority) {}

  /** Checks that one group at least is named. */
  public Classes {
    minority = List.copyOf(minority);
    majority = List.copyOf(majority);
    if (minority.isEmpty() && majority.isEmpty()) {
      throw new IllegalArgumentException("neither minority nor majority classes are named");
    }
  }

  /**
   * @param datasetClasses names of the data set's classes
   * @return the mapping
   * @throws IllegalArgumentException if a name is no class, or is named twice
   */
  public Mapping map(List<String> datasetClasses) {
    Boolean[] group = new Boolean[datasetClasses.size()];
    mark(datasetClasses, minority, true, group);
    mark(datasetClasses, majority, false, group);
    for (int i = 0; i < group.length; i++) {
      if (group[i] == null && minority.isEmpty()) {
        group[i] = true;
      } else if (group[i] == null && majority.isEmpty()) {
        group[i] = false;
      }
    }
    return kind == Kind.BINARY ? binary(datasetClasses, group) : multi(datasetClasses, group);
  }

  private static void mark(
      List<String> datasetClasses, List<String> names, boolean minority, Boolean[] group) {
    for (String name : names) {
      int index = datasetClasses.indexOf(name);
      if (index < 0) {
        throw new IllegalArgumentException(
            "class '" + name + "' is none of the data set's: " + String.join(", ", datasetClasses));
      }
      if (group[index] != null) {
        throw new IllegalArgumentException("class '" + name + "' is named twice");
      }
      group[index] = minority;
    }
  }

  private static Mapping binary(List<String> datasetClasses, Boolean[] group) {
    List<List<String>> members = List.of(new ArrayList<>(), new ArrayList<>());
    int[] taskClass = new int[group.length];
    for (int i = 0; i < group.length; i++) {
      taskClass[i] = group[i] == null ? -1 : group[i] ? 1 : 0;
      if (taskClass[i] >= 0) {
        members.get(taskClass[i]).add(datasetClasses.get(i));
      }
    }
    return new Mapping(
        List.of(String.join("+", members.get(0)), String.join("+", members.get(1))),
        taskClass,
        new boolean[] {false, true});
  }

  private static Mapping multi(List<String> datasetClasses, Boolean[] group) {
    List<String> names = new ArrayList<>();
    List<Boolean> minority = new ArrayList<>();
    int[] taskClass = new int[group.length];
    for (int i = 0; i < group.length; i++) {
      taskClass[i] = group[i] == null ? -1 : names.size();
      if (group[i] != null) {
        names.add(datasetClasses.get(i));
        minority.add(group[i]);
      }
    }
    boolean[] mask = new boolean[names.size()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = minority.get(i);
    }
    return new Mapping(List.copyOf(names), taskClass, mask);
  }
}
