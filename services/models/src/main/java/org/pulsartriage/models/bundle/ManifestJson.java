package org.pulsartriage.models.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** The entries that are JSON. Unknown, missing, doubled and null fields are errors. */
final class ManifestJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ManifestJson() {}

  static <T> T read(String bundle, String entry, byte[] json, Class<T> type)
      throws InvalidBundleException {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      String message = e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage();
      throw new InvalidBundleException(bundle, entry, oneLine(message), e);
    } catch (IOException e) {
      throw new InvalidBundleException(bundle, entry, oneLine(String.valueOf(e.getMessage())), e);
    }
  }

  static byte[] write(Record entry) {
    try {
      return MAPPER.writeValueAsBytes(entry);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry is made of plain values", e);
    }
  }

  private static String oneLine(String message) {
    return message.lines().findFirst().orElse("unreadable");
  }
}
