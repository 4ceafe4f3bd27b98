package org.pulsartriage.candidates.format;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.RawFile;

/**
 * Inflates gzip (RFC 1952) within a bound, in one piece: a stream of small pieces costs a quarter
 * more, and inflating is the greater part of reading a candidate.
 */
final class GzipContent {

  private static final int HEADER = 10;
  private static final int TRAILER = 8;
  private static final int DEFLATE = 8;
  private static final int CHECKED_HEADER = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  /** Deflate cannot do better than this, so that no honest size is beyond it. */
  private static final long MOST_RATIO = 1032;

  private final RawFile file;
  private final byte[] bytes;
  private int position;
  private byte[] content;
  private int filled;

  private GzipContent(RawFile file, byte[] content) {
    this.file = file;
    this.bytes = file.bytes();
    this.content = content;
  }

  static boolean isGzip(byte[] bytes) {
    return isGzip(bytes, 0);
  }

  private static boolean isGzip(byte[] bytes, int at) {
    return bytes.length >= at + 2 && bytes[at] == 0x1f && bytes[at + 1] == (byte) 0x8b;
  }

  /**
   * @return the first inflated bytes, {@code length} or fewer; empty where nothing can be inflated
   */
  static byte[] start(RawFile file, int length) {
    GzipContent gzip = new GzipContent(file, new byte[length]);
    Inflater inflater = new Inflater(true);
    try {
      gzip.header();
      inflater.setInput(gzip.bytes, gzip.position, gzip.bytes.length - gzip.position);
      return Arrays.copyOf(gzip.content, inflater.inflate(gzip.content));
    } catch (MalformedCandidateException | DataFormatException e) {
      // A broken file is still recognised by what can be inflated of it: here, nothing.
      return new byte[0];
    } finally {
      inflater.end();
    }
  }

  /**
   * @param limit most bytes that may come out
   * @return the whole content
   * @throws MalformedCandidateException where it is truncated, broken or larger than the limit
   */
  static byte[] inflate(RawFile file, int limit) throws MalformedCandidateException {
    byte[] bytes = file.bytes();
    // The last bytes tell the size, unless they lie.
    long told = bytes.length < TRAILER ? 0 : littleEndian(bytes, bytes.length - 4);
    int room = (int) Math.min(Math.min(told, bytes.length * MOST_RATIO), limit);
    GzipContent gzip = new GzipContent(file, new byte[room]);
    Inflater inflater = new Inflater(true);
    try {
      do {
        gzip.member(inflater, limit);
        inflater.reset();
      } while (isGzip(bytes, gzip.position));
    } catch (DataFormatException e) {
      throw gzip.malformed("broken: " + e.getMessage());
    } finally {
      inflater.end();
    }
    if (gzip.position < bytes.length) {
      throw gzip.malformed((bytes.length - gzip.position) + " bytes after its end");
    }
    return gzip.filled == gzip.content.length
        ? gzip.content
        : Arrays.copyOf(gzip.content, gzip.filled);
  }

  private void member(Inflater inflater, int limit)
      throws MalformedCandidateException, DataFormatException {
    header();
    int start = filled;
    inflater.setInput(bytes, position, bytes.length - position);
    while (!inflater.finished()) {
      if (filled == content.length && filled < limit) {
        content = Arrays.copyOf(content, (int) Math.min(limit, Math.max(1024, filled * 2L)));
      }
      if (filled == limit) {
        // An end that gives nothing more may still be to come.
        if (inflater.inflate(new byte[1]) > 0) {
          throw malformed("more than " + limit + " bytes once inflated");
        }
      } else {
        filled += inflater.inflate(content, filled, content.length - filled);
      }
      if (inflater.needsDictionary()) {
        throw malformed("broken: needs a dictionary");
      }
      if (inflater.needsInput() && !inflater.finished()) {
        throw truncated();
      }
    }
    position = bytes.length - inflater.getRemaining();
    need(TRAILER);
    CRC32 sum = new CRC32();
    sum.update(content, start, filled - start);
    if (sum.getValue() != littleEndian(bytes, position)) {
      throw malformed("broken: its checksum does not match");
    }
    if (filled - start != littleEndian(bytes, position + 4)) {
      throw malformed("broken: its size does not match");
    }
    position += TRAILER;
  }

  private void header() throws MalformedCandidateException {
    need(HEADER);
    if (bytes[position + 2] != DEFLATE) {
      throw malformed("compression method " + (bytes[position + 2] & 0xff) + " is unknown");
    }
    int flags = bytes[position + 3];
    if ((flags & RESERVED) != 0) {
      throw malformed("reserved flags are set");
    }
    position += HEADER;
    if ((flags & EXTRA) != 0) {
      need(2);
      int length = (bytes[position] & 0xff) | (bytes[position + 1] & 0xff) << 8;
      need(2 + length);
      position += 2 + length;
    }
    if ((flags & NAME) != 0) {
      skipString();
    }
    if ((flags & COMMENT) != 0) {
      skipString();
    }
    if ((flags & CHECKED_HEADER) != 0) {
      need(2);
      position += 2;
    }
  }

  private void skipString() throws MalformedCandidateException {
    do {
      need(1);
    } while (bytes[position++] != 0);
  }

  private void need(int length) throws MalformedCandidateException {
    if (bytes.length - position < length) {
      throw truncated();
    }
  }

  private MalformedCandidateException truncated() {
    return malformed("truncated: it ends at byte " + bytes.length);
  }

  private MalformedCandidateException malformed(String reason) {
    return new MalformedCandidateException(file.name(), "gzip", reason);
  }

  private static long littleEndian(byte[] bytes, int at) {
    return (bytes[at] & 0xffL)
        | (bytes[at + 1] & 0xffL) << 8
        | (bytes[at + 2] & 0xffL) << 16
        | (bytes[at + 3] & 0xffL) << 24;
  }
}
