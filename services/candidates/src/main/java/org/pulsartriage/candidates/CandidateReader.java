package org.pulsartriage.candidates;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.pulsartriage.candidates.format.CandidateFormat;
import org.pulsartriage.candidates.format.CandidateFormats;

/**
 * The front door: a path, or bytes under a name, to a candidate as recorded. Holds no more of a
 * file than its limits allow. Safe for use by many threads.
 */
public final class CandidateReader {

  private final ReadLimits limits;
  private final List<CandidateFormat> formats;

  /** A reader with {@link ReadLimits#DEFAULT}. */
  public CandidateReader() {
    this(ReadLimits.DEFAULT);
  }

  /**
   * @param limits how much a file may make us hold
   */
  public CandidateReader(ReadLimits limits) {
    this.limits = limits;
    this.formats = CandidateFormats.within(limits);
  }

  /**
   * A candidate that was read.
   *
   * @param candidateId SHA-256 of the raw bytes
   * @param format name of the raw format
   * @param file the raw file
   * @param candidate what it holds
   */
  public record Read(String candidateId, String format, RawFile file, RawCandidate candidate) {}

  /**
   * The beginning of a file, or all of it.
   *
   * @param bytes the first bytes; none where the file cannot be read
   * @param sizeBytes size of the file, 0 where it is unknown
   * @param complete whether bytes holds all of the file
   */
  public record Start(byte[] bytes, long sizeBytes, boolean complete) {}

  /**
   * @param path a file
   * @return its candidate
   * @throws MalformedCandidateException where the path is no readable file, is larger than the
   *     limit, or holds no candidate
   */
  public Read read(Path path) throws MalformedCandidateException {
    return read(open(path));
  }

  /**
   * @param name name of a file, for messages and records
   * @param bytes its content
   * @return its candidate
   * @throws MalformedCandidateException where the bytes are more than the limit, or no candidate
   */
  public Read read(String name, byte[] bytes) throws MalformedCandidateException {
    return read(new RawFile(name, bytes));
  }

  /**
   * @param file a raw file
   * @return its candidate
   * @throws MalformedCandidateException where it is larger than the limit, or no candidate
   */
  public Read read(RawFile file) throws MalformedCandidateException {
    if (file.bytes().length > limits.rawBytes()) {
      throw tooLarge(file.name(), file.bytes().length);
    }
    CandidateFormat format = CandidateFormats.recognise(file, formats);
    return new Read(CandidateIds.of(file.bytes()), format.name(), file, format.read(file));
  }

  /**
   * Reads a file whole, without a look at its content.
   *
   * @param path a file
   * @return the file
   * @throws MalformedCandidateException where the path is no readable file, or larger than the
   *     limit
   */
  public RawFile open(Path path) throws MalformedCandidateException {
    String name = name(path);
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        throw new MalformedCandidateException(name, "file", "is a directory");
      }
      if (!attributes.isRegularFile()) {
        throw new MalformedCandidateException(name, "file", "is not a regular file");
      }
      if (attributes.size() > limits.rawBytes()) {
        throw tooLarge(name, attributes.size());
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(limits.rawBytes());
        // It may have grown since its size was asked.
        if (bytes.length == limits.rawBytes() && in.read() >= 0) {
          throw tooLarge(name, Files.size(path));
        }
        return new RawFile(name, bytes);
      }
    } catch (NoSuchFileException e) {
      throw new MalformedCandidateException(name, "file", "does not exist", e);
    } catch (AccessDeniedException e) {
      throw new MalformedCandidateException(name, "file", "may not be read: access denied", e);
    } catch (IOException e) {
      throw new MalformedCandidateException(
          name, "file", "cannot be read: " + oneLine(e.getMessage()), e);
    }
  }

  /**
   * What can be kept of a file that was rejected.
   *
   * @param path a file
   * @param most most bytes to keep
   * @return its beginning; empty where it cannot be read
   */
  public static Start start(Path path, int most) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        return new Start(new byte[0], 0, false);
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(most);
        long size = Math.max(attributes.size(), bytes.length);
        return new Start(bytes, size, size == bytes.length);
      }
    } catch (IOException e) {
      return new Start(new byte[0], 0, false);
    }
  }

  private MalformedCandidateException tooLarge(String name, long size) {
    return new MalformedCandidateException(
        name, "file", size + " bytes, more than the " + limits.rawBytes() + " that are read");
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  private static String oneLine(String message) {
    return String.valueOf(message).replaceAll("\\s+", " ");
  }
}
