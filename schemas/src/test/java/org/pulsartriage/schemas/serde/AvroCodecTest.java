package org.pulsartriage.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.Plane;
import org.pulsartriage.schemas.SampleEncoding;
import org.pulsartriage.schemas.SampleRecords;
import org.pulsartriage.schemas.Score;

class AvroCodecTest {

  private final AvroCodec<Candidate> candidates = AvroCodec.of(Candidate.class);

  @Property(tries = 200)
  void shouldDecodeWhatItEncoded(
      @ForAll @Size(min = 1, max = 4096) byte[] samples,
      @ForAll @DoubleRange(min = -0.5, max = 0.5) double shift) {
    Candidate candidate = SampleRecords.candidate();
    candidate.setPhaseShift(shift);
    candidate.setProfile(
        new Plane(1, samples.length, SampleEncoding.U8, 0.1, 0.0, ByteBuffer.wrap(samples)));

    assertThat(candidates.decode(candidates.encode(candidate))).isEqualTo(candidate);
  }

  @Test
  void shouldRefuseEveryTruncation() {
    byte[] whole = candidates.encode(SampleRecords.candidate());
    for (int length = 0; length < whole.length; length++) {
      byte[] truncated = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> candidates.decode(truncated))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(UndecodableRecordException.class)
          .hasMessageContaining("Candidate");
    }
  }

  @Test
  void shouldRefuseBytesThatAreNoRecord() {
    assertThatThrownBy(() -> candidates.decode("<phcf>".getBytes()))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessageContaining("marker of Avro single-object encoding");
  }

  @Test
  void shouldRefuseARecordOfAnotherType() {
    byte[] score = AvroCodec.of(Score.class).encode(SampleRecords.score());

    assertThatThrownBy(() -> candidates.decode(score))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessageContaining("unknown schema");
  }

  @Test
  void shouldRefuseALengthOfGigabytesWithoutAllocatingThem() {
    // What follows the header is the candidate id: its length comes first, as a zigzag varint.
    byte[] bytes = candidates.encode(SampleRecords.candidate());
    int headerLength = 10;
    byte[] gigabyte = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x08};
    System.arraycopy(gigabyte, 0, bytes, headerLength, gigabyte.length);

    assertThatThrownBy(() -> candidates.decode(bytes))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessageContaining("Candidate");
  }

  @Property(tries = 1000)
  void shouldFailOnlyInTheDocumentedWayOnDamagedRecords(
      @ForAll @Size(min = 1, max = 6) int[] places, @ForAll byte damage) {
    byte[] bytes = candidates.encode(SampleRecords.candidate());
    for (int place : places) {
      bytes[Math.floorMod(place, bytes.length)] ^= damage;
    }
    try {
      assertThat(candidates.decode(bytes)).isNotNull();
    } catch (UndecodableRecordException expected) {
      assertThat(expected).hasMessageContaining("Candidate");
    }
  }
}
