package org.pulsartriage.candidates.format;

/** Takes the text of an element in pieces, so that it is never held as one string. */
interface TextSink {

  /**
   * @return null, or why this text cannot be taken
   */
  String take(char[] characters, int start, int length);
}
