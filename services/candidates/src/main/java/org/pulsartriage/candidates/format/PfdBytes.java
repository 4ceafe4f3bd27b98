package org.pulsartriage.candidates.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.RawFile;

/** Takes the fields of a .pfd file in their order; each is named, for the messages. */
final class PfdBytes {

  private final String fileName;
  private final ByteBuffer bytes;

  PfdBytes(RawFile file) {
    this.fileName = file.name();
    this.bytes = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
  }

  int size() {
    return bytes.capacity();
  }

  int position() {
    return bytes.position();
  }

  int count(String field, int least, int most) throws MalformedCandidateException {
    int count = integer(field);
    if (count < least || count > most) {
      throw malformed(field, "is " + count + ", not a count of " + least + " to " + most);
    }
    return count;
  }

  int integer(String field) throws MalformedCandidateException {
    need(field, Integer.BYTES);
    return bytes.getInt();
  }

  double number(String field) throws MalformedCandidateException {
    need(field, Double.BYTES);
    double value = bytes.getDouble();
    if (!Double.isFinite(value)) {
      throw malformed(field, "is " + value);
    }
    return value;
  }

  float single(String field) throws MalformedCandidateException {
    need(field, Float.BYTES);
    return bytes.getFloat();
  }

  double[] numbers(String field, int count) throws MalformedCandidateException {
    need(field, (long) count * Double.BYTES);
    double[] values = new double[count];
    bytes.asDoubleBuffer().get(values);
    bytes.position(bytes.position() + count * Double.BYTES);
    return values;
  }

  String string(String field, int longest) throws MalformedCandidateException {
    return characters(field, count(field + " length", 0, longest));
  }

  /** Text of a fixed size, ended by a zero byte where it is shorter. */
  String characters(String field, int length) throws MalformedCandidateException {
    need(field, length);
    byte[] text = new byte[length];
    bytes.get(text);
    int end = 0;
    while (end < length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.ISO_8859_1).strip();
  }

  void skip(String field, long length) throws MalformedCandidateException {
    need(field, length);
    bytes.position(bytes.position() + (int) length);
  }

  MalformedCandidateException malformed(String field, String reason) {
    return new MalformedCandidateException(fileName, field, reason);
  }

  private void need(String field, long length) throws MalformedCandidateException {
    if (bytes.remaining() < length) {
      throw malformed(
          field,
          "truncated: "
              + length
              + " bytes are due at byte "
              + bytes.position()
              + ", the file ends at "
              + bytes.capacity());
    }
  }
}
