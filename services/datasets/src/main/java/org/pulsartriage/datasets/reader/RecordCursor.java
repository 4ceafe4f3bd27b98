package org.pulsartriage.datasets.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;

/** A stream of records of one length, a known number of them. */
final class RecordCursor implements SampleCursor {

  /** A record's bytes to a sample. */
  interface Decoder {
    Sample decode(int index, byte[] record) throws IOException;
  }

  private final InputStream in;
  private final Path file;
  private final String what;
  private final byte[] record;
  private final int count;
  private final IntPredicate wanted;
  private final Decoder decoder;
  private int next;

  RecordCursor(
      InputStream in,
      Path file,
      String what,
      int length,
      int count,
      IntPredicate wanted,
      Decoder decoder) {
    this.in = in;
    this.file = file;
    this.what = what;
    this.record = new byte[length];
    this.count = count;
    this.wanted = wanted;
    this.decoder = decoder;
  }

  @Override
  public Sample next() throws IOException {
    for (; next < count; next++) {
      if (wanted.test(next)) {
        DataFiles.readFully(in, record, file, what + " " + next);
        return decoder.decode(next++, record);
      }
      DataFiles.skipFully(in, record.length, file, what + " " + next);
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
