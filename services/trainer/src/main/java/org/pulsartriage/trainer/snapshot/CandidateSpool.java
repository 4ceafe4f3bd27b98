package org.pulsartriage.trainer.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Candidates on disk until all are there and can be read in order: memory holds identities alone.
 */
final class CandidateSpool implements AutoCloseable {

  private record Place(long at, int length) {}

  private final FileChannel file;
  private final SortedMap<String, Place> places = new TreeMap<>();

  CandidateSpool(Path folder) throws IOException {
    Path path = Files.createTempFile(folder, "snapshot", ".spool");
    file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  boolean holds(String candidateId) {
    return places.containsKey(candidateId);
  }

  void add(String candidateId, byte[] record) throws IOException {
    Place place = new Place(file.size(), record.length);
    ByteBuffer buffer = ByteBuffer.wrap(record);
    while (buffer.hasRemaining()) {
      file.write(buffer, place.at() + buffer.position());
    }
    places.put(candidateId, place);
  }

  /** Identities, ascending. */
  Iterable<String> candidates() {
    return places.keySet();
  }

  byte[] read(String candidateId) throws IOException {
    Place place = places.get(candidateId);
    ByteBuffer buffer = ByteBuffer.allocate(place.length());
    while (buffer.hasRemaining()) {
      if (file.read(buffer, place.at() + buffer.position()) < 0) {
        throw new EOFException("the spool ends before candidate " + candidateId);
      }
    }
    return buffer.array();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
