package org.pulsartriage.datasets.image;

import java.util.Comparator;

/**
 * The order in which people number files: runs of digits compare as numbers ({@code cand_2} before
 * {@code cand_10}), all else by code unit. Names that differ in leading zeros alone compare by
 * length, so the order is total.
 */
public enum NaturalOrder implements Comparator<String> {
  /** The comparator. */
  INSTANCE;

  @Override
  public int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      char a = left.charAt(i);
      char b = right.charAt(j);
      if (isDigit(a) && isDigit(b)) {
        int iEnd = endOfDigits(left, i);
        int jEnd = endOfDigits(right, j);
        int byValue = compareNumbers(left, i, iEnd, right, j, jEnd);
        if (byValue != 0) {
          return byValue;
        }
        i = iEnd;
        j = jEnd;
      } else if (a != b) {
        return Character.compare(a, b);
      } else {
        i++;
        j++;
      }
    }
    int byRest = Integer.compare(left.length() - i, right.length() - j);
    return byRest != 0 ? byRest : left.compareTo(right);
  }

  private static int compareNumbers(
      String left, int leftFrom, int leftEnd, String right, int rightFrom, int rightEnd) {
    int i = skipZeros(left, leftFrom, leftEnd);
    int j = skipZeros(right, rightFrom, rightEnd);
    int byLength = Integer.compare(leftEnd - i, rightEnd - j);
    if (byLength != 0) {
      return byLength;
    }
    for (; i < leftEnd; i++, j++) {
      if (left.charAt(i) != right.charAt(j)) {
        return Character.compare(left.charAt(i), right.charAt(j));
      }
    }
    return 0;
  }

  private static int skipZeros(String text, int from, int end) {
    int at = from;
    while (at < end && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  private static int endOfDigits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
