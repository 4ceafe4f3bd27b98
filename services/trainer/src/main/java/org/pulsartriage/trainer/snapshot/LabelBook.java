package org.pulsartriage.trainer.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.pulsartriage.schemas.Label;
import org.pulsartriage.schemas.LabelVote;
import org.pulsartriage.schemas.labels.Labels;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;

/** The labels that stand after all records so far: the last of each candidate and rater. */
public final class LabelBook {

  private final AvroCodec<Label> codec = AvroCodec.of(Label.class);
  private final SortedMap<String, SortedMap<String, Label>> standing = new TreeMap<>();
  private final List<Conflict> unreadable = new ArrayList<>();

  /**
   * @param record the next record of the labels topic, in the order of its partition
   */
  public void add(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    Label label;
    String fault;
    try {
      label = codec.decode(record.value());
      fault = Labels.fault(label);
    } catch (UndecodableRecordException e) {
      label = null;
      fault = e.getMessage();
    }
    if (fault != null) {
      String place = record.topic() + "-" + record.partition() + "@" + record.offset();
      unreadable.add(new Conflict(place, Conflict.Outcome.UNREADABLE, null, List.of(), fault));
      return;
    }
    SortedMap<String, Label> byRater =
        standing.computeIfAbsent(label.getCandidateId(), id -> new TreeMap<>());
    if (label.getWithdrawn()) {
      byRater.remove(label.getRater());
    } else {
      byRater.put(label.getRater(), label);
    }
    if (byRater.isEmpty()) {
      standing.remove(label.getCandidateId());
    }
  }

  /**
   * @return identities of the candidates that have a label, ascending
   */
  public Set<String> candidates() {
    return standing.keySet();
  }

  /**
   * @param candidateId a candidate
   * @return its standing labels, by rater's name; none for one without
   */
  public List<Label> of(String candidateId) {
    return List.copyOf(standing.getOrDefault(candidateId, new TreeMap<>()).values());
  }

  List<LabelVote> votes(String candidateId) {
    return of(candidateId).stream()
        .map(label -> new LabelVote(label.getRater(), label.getLabel(), label.getLabelledAt()))
        .toList();
  }

  List<Conflict> unreadable() {
    return List.copyOf(unreadable);
  }
}
