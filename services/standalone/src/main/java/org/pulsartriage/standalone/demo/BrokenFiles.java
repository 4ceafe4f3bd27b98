package org.pulsartriage.standalone.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Files as they come off a bad night: each is broken in another way, and none may be lost. */
final class BrokenFiles {

  private BrokenFiles() {}

  /**
   * @param sound a gzipped PHCX file
   * @return broken ones made from it, by name
   * @throws IOException where the sound one is no gzip
   */
  static Map<String, byte[]> from(byte[] sound) throws IOException {
    String xml;
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(sound))) {
      xml = new String(gzip.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
    Map<String, byte[]> broken = new LinkedHashMap<>();
    broken.put("broken_1_cut_short.phcx.gz", Arrays.copyOf(sound, sound.length / 2));
    broken.put("broken_2_empty.phcx.gz", new byte[0]);
    broken.put("broken_3_wrong_count.phcx", bytes(xml.replace("nBins='128'", "nBins='127'")));
    broken.put("broken_4_no_hex.phcx", bytes(xml.replaceAll("(?m)^[0-9A-F]{80}$", "Z".repeat(80))));
    broken.put(
        "broken_5_entity.phcx",
        bytes(xml.replaceFirst("<phcf>", "<!DOCTYPE phcf [<!ENTITY a 'b'>]><phcf>")));
    return broken;
  }

  private static byte[] bytes(String xml) {
    return xml.getBytes(StandardCharsets.ISO_8859_1);
  }
}
