package org.pulsartriage.candidates.format;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.RawFile;

/** Inflates gzip within a bound. */
final class GzipContent {

  private static final int BUFFER = 16 << 10;

  private GzipContent() {}

  static boolean isGzip(byte[] bytes) {
    return bytes.length >= 2 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
  }

  /**
   * @return the first inflated bytes, {@code length} or fewer; empty where nothing can be inflated
   */
  static byte[] start(byte[] bytes, int length) {
    byte[] start = new byte[length];
    int filled = 0;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes), BUFFER)) {
      int read;
      while (filled < length && (read = in.read(start, filled, length - filled)) > 0) {
        filled += read;
      }
    } catch (IOException e) {
      // A broken file is still recognised by what can be inflated of it.
    }
    return Arrays.copyOf(start, filled);
  }

  /**
   * @param limit most bytes that may come out
   * @return the whole content
   * @throws MalformedCandidateException where it is truncated, broken or larger than the limit
   */
  static byte[] inflate(RawFile file, int limit) throws MalformedCandidateException {
    byte[] bytes = file.bytes();
    byte[] content = new byte[(int) Math.min(limit, Math.max(1024, bytes.length * 6L))];
    int filled = 0;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes), BUFFER)) {
      while (true) {
        if (filled == content.length) {
          if (filled == limit) {
            if (in.read() < 0) {
              break;
            }
            throw new MalformedCandidateException(
                file.name(), "gzip", "more than " + limit + " bytes once inflated");
          }
          content = Arrays.copyOf(content, (int) Math.min(limit, filled * 2L));
        }
        int read = in.read(content, filled, content.length - filled);
        if (read < 0) {
          break;
        }
        filled += read;
      }
    } catch (EOFException e) {
      throw new MalformedCandidateException(
          file.name(), "gzip", "truncated after " + bytes.length + " bytes", e);
    } catch (IOException e) {
      throw new MalformedCandidateException(
          file.name(), "gzip", "broken: " + String.valueOf(e.getMessage()), e);
    }
    return filled == content.length ? content : Arrays.copyOf(content, filled);
  }
}
