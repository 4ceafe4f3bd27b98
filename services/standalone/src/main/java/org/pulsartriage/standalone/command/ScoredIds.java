package org.pulsartriage.standalone.command;

import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.standalone.console.CommandFailure;

/** Identities as lists show them, by their first digits, to whole ones. */
final class ScoredIds {

  private static final int WHOLE = 64;
  private static final int LEAST = 6;

  private final KafkaConnection connection;

  ScoredIds(KafkaConnection connection) {
    this.connection = connection;
  }

  /**
   * @param digits a whole identity, or the first digits of one that has been scored
   * @return the whole identity
   * @throws CommandFailure where none or several begin so
   */
  String complete(String digits) {
    if (digits.length() == WHOLE) {
      return digits;
    }
    if (!digits.matches("[0-9a-f]{" + LEAST + "," + (WHOLE - 1) + "}")) {
      throw new CommandFailure(
          "candidate '" + digits + "': " + LEAST + " to " + WHOLE + " hexadecimal digits wanted");
    }
    TreeSet<String> found = new TreeSet<>();
    try (TopicTail tail = TopicTail.of(connection, connection.topics().scores().name())) {
      tail.read(
          record -> {
            String id = new String(record.key(), StandardCharsets.UTF_8);
            if (id.startsWith(digits)) {
              found.add(id);
            }
          });
    }
    if (found.size() != 1) {
      throw new CommandFailure(
          "candidate '"
              + digits
              + "': "
              + (found.isEmpty() ? "no scored candidate begins so" : found.size() + " begin so"));
    }
    return found.first();
  }
}
