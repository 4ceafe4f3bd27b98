package org.pulsartriage.ingest.pipeline;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pulsartriage.schemas.LedgerEntry;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.ledger.Ledger;
import org.pulsartriage.schemas.ledger.LedgerReader;

/** Looks the entries up on the ledger topic. */
record LedgerTopicCheck(KafkaConnection connection) implements LedgerCheck {

  @Override
  public boolean holds(List<LedgerEntry> entries) {
    try (LedgerReader reader = new LedgerReader(connection)) {
      Map<String, LedgerEntry> last =
          reader.read().entries().stream()
              .collect(Collectors.toMap(Ledger::key, Function.identity()));
      return entries.stream()
          .allMatch(
              entry -> {
                LedgerEntry found = last.get(Ledger.key(entry));
                return found != null && found.getReceived() == entry.getReceived();
              });
    }
  }
}
