package org.pulsartriage.trainer.labels;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.pulsartriage.schemas.Label;
import org.pulsartriage.schemas.labels.Labels;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;

/** Gives each label its candidate for a key, and remembers where its record stood. */
final class LabelReading implements Processor<byte[], byte[], byte[], byte[]> {

  static final String PARTITION = "triage-origin-partition";
  static final String OFFSET = "triage-origin-offset";
  static final String FAULT = "triage-fault";

  private final AvroCodec<Label> codec = AvroCodec.of(Label.class);
  private ProcessorContext<byte[], byte[]> context;

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    Headers headers = new RecordHeaders();
    RecordMetadata origin = context.recordMetadata().orElseThrow();
    headers.add(PARTITION, bytes(Integer.toString(origin.partition())));
    headers.add(OFFSET, bytes(Long.toString(origin.offset())));
    byte[] key;
    try {
      Label label = codec.decode(record.value());
      String fault = Labels.fault(label);
      if (fault != null) {
        headers.add(FAULT, bytes(fault));
      }
      key = bytes(label.getCandidateId());
    } catch (UndecodableRecordException e) {
      headers.add(FAULT, bytes(e.getMessage()));
      key = record.key() == null ? new byte[0] : record.key();
    }
    context.forward(record.withKey(key).withHeaders(headers));
  }

  static Optional<String> header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return Optional.ofNullable(header)
        .map(found -> new String(found.value(), StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
