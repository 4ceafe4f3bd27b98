package org.pulsartriage.schemas.serde;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.specific.SpecificRecordBase;
import org.pulsartriage.schemas.SampleRecords;

/**
 * Stores the compiled schemas as a new version, each with its sample, where they differ from the
 * newest stored one. Run it from the repository root, on this module's test class path, after a
 * schema has changed.
 */
public final class StoredVersions {

  static final String SAMPLES = "samples";

  private StoredVersions() {}

  /**
   * @param arguments the module's {@code src} folder
   * @throws IOException where a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path sources = Path.of(arguments[0]);
    for (SpecificRecordBase sample : SampleRecords.all()) {
      String record = sample.getSchema().getName();
      var stored = SchemaHistory.of(record);
      if (!stored.isEmpty() && stored.get(stored.size() - 1).equals(sample.getSchema())) {
        continue;
      }
      String version = "v" + (stored.size() + 1);
      Path schema =
          sources.resolve(
              "main/resources/org/pulsartriage/schemas/history/"
                  + record
                  + "/"
                  + version
                  + ".avsc");
      Path bytes =
          sources.resolve("test/resources/" + SAMPLES + "/" + record + "/" + version + ".bin");
      Files.createDirectories(schema.getParent());
      Files.createDirectories(bytes.getParent());
      Files.writeString(schema, SchemaHistory.text(sample.getSchema()));
      Files.write(bytes, encode(sample));
      System.out.println("stored " + record + " " + version);
    }
  }

  @SuppressWarnings("unchecked")
  static <T extends SpecificRecordBase> byte[] encode(T record) {
    return AvroCodec.of((Class<T>) record.getClass()).encode(record);
  }
}
