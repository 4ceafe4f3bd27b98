package org.pulsartriage.datasets.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.pulsartriage.datasets.MalformedDataException;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;

/**
 * Files in the binary layout of CIFAR: records of some label bytes, then 1,024 red, 1,024 green and
 * 1,024 blue bytes, row-major.
 */
final class CifarRecords {

  static final int SIDE = 32;
  static final int PIXELS = 3 * SIDE * SIDE;

  private static final int MAX_RECORDS = 1_000_000;

  private final List<Path> files;
  private final int[] recordsOfFile;
  private final int[] labels;
  private final int labelBytes;

  private CifarRecords(List<Path> files, int[] recordsOfFile, int[] labels, int labelBytes) {
    this.files = files;
    this.recordsOfFile = recordsOfFile;
    this.labels = labels;
    this.labelBytes = labelBytes;
  }

  /**
   * Reads every label once.
   *
   * @param files the files of a part, in order
   * @param labelBytes label bytes a record
   * @param labelByte which of them is the class
   * @param classes number of classes
   * @throws MalformedDataException if a label is no class or a file ends within a record
   */
  static CifarRecords of(List<Path> files, int labelBytes, int labelByte, int classes)
      throws IOException {
    int[] recordsOfFile = new int[files.size()];
    int[] labels = new int[10_000];
    int count = 0;
    for (int f = 0; f < files.size(); f++) {
      Path file = files.get(f);
      byte[] record = new byte[labelBytes + PIXELS];
      try (InputStream in = DataFiles.open(file)) {
        for (int r = 0; ; r++) {
          int read = DataFiles.read(in, record, file, "record " + r);
          if (read == 0) {
            recordsOfFile[f] = r;
            break;
          }
          if (read < record.length) {
            throw new MalformedDataException(
                file, "record " + r, "ends after " + read + " of " + record.length + " bytes");
          }
          int label = record[labelByte] & 0xff;
          if (label >= classes) {
            throw new MalformedDataException(
                file, "record " + r, "label " + label + " is outside 0.." + (classes - 1));
          }
          if (count == MAX_RECORDS) {
            throw new MalformedDataException(file, "record " + r, "more than " + MAX_RECORDS);
          }
          if (count == labels.length) {
            labels = Arrays.copyOf(labels, 2 * count);
          }
          labels[count++] = label;
        }
      }
      if (recordsOfFile[f] == 0) {
        throw new MalformedDataException(file, "record 0", "the file is empty");
      }
    }
    return new CifarRecords(files, recordsOfFile, Arrays.copyOf(labels, count), labelBytes);
  }

  int[] labels() {
    return labels.clone();
  }

  SampleCursor open(Part part, IntPredicate wanted) {
    return new Cursor(part, wanted);
  }

  /** One file after the other. */
  private final class Cursor implements SampleCursor {

    private final Part part;
    private final IntPredicate wanted;
    private SampleCursor current;
    private int nextFile;
    private int firstOfNext;

    Cursor(Part part, IntPredicate wanted) {
      this.part = part;
      this.wanted = wanted;
    }

    @Override
    public Sample next() throws IOException {
      while (true) {
        if (current != null) {
          Sample sample = current.next();
          if (sample != null) {
            return sample;
          }
          current.close();
          current = null;
        }
        if (nextFile == files.size()) {
          return null;
        }
        current = openFile(nextFile, firstOfNext);
        firstOfNext += recordsOfFile[nextFile];
        nextFile++;
      }
    }

    private SampleCursor openFile(int f, int first) throws IOException {
      return new RecordCursor(
          DataFiles.open(files.get(f)),
          files.get(f),
          "record",
          labelBytes + PIXELS,
          recordsOfFile[f],
          r -> wanted.test(first + r),
          (r, bytes) ->
              new Sample(
                  SampleIds.of(part, first + r),
                  labels[first + r],
                  DataFiles.toFloats(bytes, labelBytes, PIXELS)));
    }

    @Override
    public void close() throws IOException {
      if (current != null) {
        current.close();
      }
    }
  }
}
