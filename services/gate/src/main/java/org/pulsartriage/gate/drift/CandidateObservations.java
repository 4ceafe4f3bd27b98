package org.pulsartriage.gate.drift;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.pulsartriage.models.reference.Quantity;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.DriftObservation;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is measured on each real candidate. */
final class CandidateObservations
    extends ContextualProcessor<byte[], byte[], byte[], DriftObservation> {

  private static final Logger LOG = LoggerFactory.getLogger(CandidateObservations.class);

  private final AvroCodec<Candidate> codec = AvroCodec.of(Candidate.class);

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    Candidate candidate;
    try {
      candidate = codec.decode(record.value());
    } catch (UndecodableRecordException e) {
      LOG.debug("left out of the counts for drift: {}", e.getMessage()); // The scorer rejects it.
      return;
    }
    if (candidate.getInjection() == null) {
      context().forward(record.withValue(of(candidate)));
    }
  }

  private static DriftObservation of(Candidate candidate) {
    double[] measured = Quantity.measured(candidate);
    Map<String, Double> values = new HashMap<>();
    for (Quantity quantity : Quantity.values()) {
      if (Double.isFinite(measured[quantity.ordinal()])) {
        values.put(quantity.text(), measured[quantity.ordinal()]);
      }
    }
    return new DriftObservation(
        candidate.getNight(),
        DriftHour.of(candidate.getSource().getReceivedAt()),
        candidate.getObservation().getBeam(),
        null,
        values);
  }
}
