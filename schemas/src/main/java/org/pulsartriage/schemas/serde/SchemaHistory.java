package org.pulsartriage.schemas.serde;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaParser;

/**
 * Every version that a record's schema has had, self-contained, as stored under {@code
 * history/RECORD/vN.avsc} on the class path. The newest stored version equals the compiled one; a
 * test holds that.
 */
public final class SchemaHistory {

  private SchemaHistory() {}

  /**
   * @param record simple name of a record, e.g. {@code Candidate}
   * @return its schemas, version 1 first; empty for a record that is never written by itself
   */
  public static List<Schema> of(String record) {
    List<Schema> versions = new ArrayList<>();
    for (int version = 1; ; version++) {
      String resource = resource(record, version);
      try (InputStream in = SchemaHistory.class.getResourceAsStream(resource)) {
        if (in == null) {
          return versions;
        }
        versions.add(new SchemaParser().parse(in).mainSchema());
      } catch (IOException e) {
        throw new UncheckedIOException(resource, e);
      }
    }
  }

  /**
   * @param schema the schema of a record
   * @return the text that a stored version has
   */
  public static String text(Schema schema) {
    return SchemaFormatter.format("json/pretty", schema) + "\n";
  }

  private static String resource(String record, int version) {
    return "/org/pulsartriage/schemas/history/" + record + "/v" + version + ".avsc";
  }
}
