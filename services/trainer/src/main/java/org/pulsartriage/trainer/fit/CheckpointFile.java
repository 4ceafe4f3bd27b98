package org.pulsartriage.trainer.fit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * A checkpoint on disk, with what it is a checkpoint of and what its owner wants to remember.
 * Written beside the old one and put in its place in one step: a kill at any moment leaves a whole
 * file.
 *
 * <p>Layout, big-endian: magic, version, CRC-32 of the rest, identity, notes (length and UTF-8
 * each), epochs, iterations, average steps, then parameters, optimiser state and average (length
 * and floats each).
 */
public final class CheckpointFile {

  private static final int MAGIC = 0x50544350;
  private static final int VERSION = 1;
  private static final int HEADER = 16;

  /**
   * What a file holds.
   *
   * @param checkpoint the training's state
   * @param notes what the owner stored with it
   */
  public record Content(Checkpoint checkpoint, String notes) {}

  private CheckpointFile() {}

  /**
   * @param file to write, or to replace
   * @param identity what is trained; a reader must name the same
   * @param content what to keep
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, String identity, Content content) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(body)) {
      Checkpoint checkpoint = content.checkpoint();
      text(out, identity);
      text(out, content.notes());
      out.writeInt(checkpoint.epochs());
      out.writeInt(checkpoint.iterations());
      out.writeLong(checkpoint.averageSteps());
      floats(out, checkpoint.parameters());
      floats(out, checkpoint.updater());
      floats(out, checkpoint.average());
    }
    CRC32 crc = new CRC32();
    crc.update(body.toByteArray());
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    header.putInt(MAGIC).putInt(VERSION).putLong(crc.getValue());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (OutputStream out = Files.newOutputStream(fresh)) {
      out.write(header.array());
      body.writeTo(out);
    }
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * @param file a checkpoint
   * @param identity what it must be a checkpoint of
   * @return what it holds
   * @throws IOException if it cannot be read, is damaged, or is of something else
   */
  public static Content read(Path file, String identity) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer header = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || header.getInt() != MAGIC) {
      throw new IOException(file + ": is no checkpoint");
    }
    int version = header.getInt();
    if (version != VERSION) {
      throw new IOException(
          "%s: checkpoint version %d, this program reads %d".formatted(file, version, VERSION));
    }
    CRC32 crc = new CRC32();
    crc.update(bytes, HEADER, bytes.length - HEADER);
    if (crc.getValue() != header.getLong()) {
      throw new IOException(file + ": damaged: its check sum is not that of its content");
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, HEADER, bytes.length - HEADER))) {
      String saved = text(in);
      if (!saved.equals(identity)) {
        throw new IOException("%s: is of another run: %s, not %s".formatted(file, saved, identity));
      }
      String notes = text(in);
      int epochs = in.readInt();
      int iterations = in.readInt();
      long averageSteps = in.readLong();
      return new Content(
          new Checkpoint(epochs, iterations, floats(in), floats(in), floats(in), averageSteps),
          notes);
    } catch (EOFException e) {
      throw new IOException(file + ": damaged: it ends early", e);
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static void floats(DataOutputStream out, float[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    out.writeInt(values.length);
    out.write(bytes.array());
  }

  private static float[] floats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    byte[] bytes = in.readNBytes(values.length * Float.BYTES);
    if (bytes.length < values.length * Float.BYTES) {
      throw new EOFException();
    }
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }
}
