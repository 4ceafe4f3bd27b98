package org.pulsartriage.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulsartriage.schemas.SampleRecords;

class SchemaEvolutionTest {

  static Stream<SpecificRecordBase> records() {
    return SampleRecords.all().stream();
  }

  static Stream<Arguments> storedSamples() {
    return records()
        .flatMap(
            record ->
                IntStream.rangeClosed(1, SchemaHistory.of(record.getSchema().getName()).size())
                    .mapToObj(version -> Arguments.of(record, version)));
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldHaveStoredTheCompiledSchemaAsItsNewestVersion(SpecificRecordBase record) {
    List<Schema> stored = SchemaHistory.of(record.getSchema().getName());

    assertThat(stored).isNotEmpty();
    assertThat(SchemaHistory.text(stored.get(stored.size() - 1)))
        .isEqualTo(SchemaHistory.text(record.getSchema()));
  }

  @ParameterizedTest
  @MethodSource("storedSamples")
  void shouldDecodeTheStoredSampleOfEveryVersion(SpecificRecordBase record, int version)
      throws IOException {
    String resource =
        "/" + StoredVersions.SAMPLES + "/" + record.getSchema().getName() + "/v" + version + ".bin";
    try (InputStream stored = getClass().getResourceAsStream(resource)) {
      assertThat(stored).as(resource).isNotNull();

      SpecificRecordBase decoded = AvroCodec.of(record.getClass()).decode(stored.readAllBytes());

      Schema written = SchemaHistory.of(record.getSchema().getName()).get(version - 1);
      assertThat(decoded).isEqualTo(asKnownTo(written, record));
    }
  }

  /** The record as far as that version has its fields: what it lacks comes back as the default. */
  private static SpecificRecordBase asKnownTo(Schema version, SpecificRecordBase record)
      throws IOException {
    SpecificData data = SpecificData.getForClass(record.getClass());
    Object reduced = convert(data, record, record.getSchema(), new GenericData(), version);
    return (SpecificRecordBase)
        convert(GenericData.get(), reduced, version, data, record.getSchema());
  }

  private static Object convert(
      GenericData from, Object record, Schema writer, GenericData to, Schema reader)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    from.createDatumWriter(writer).write(record, encoder);
    encoder.flush();
    return to.createDatumReader(writer, reader)
        .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldKeepEveryVersionReadableByEveryOther(SpecificRecordBase record) {
    List<Schema> versions = SchemaHistory.of(record.getSchema().getName());
    for (Schema reader : versions) {
      for (Schema writer : versions) {
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType())
            .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldDocumentEveryField(SpecificRecordBase record) {
    assertThat(record.getSchema().getFields())
        .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
  }
}
