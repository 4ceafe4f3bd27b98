package org.pulsartriage.standalone.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.ModelSwitch;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;

/** Reads which model each partition scores with: all changes at first, after that what is new. */
public final class PartitionModels implements AutoCloseable {

  private static final AvroCodec<ModelSwitch> CODEC = AvroCodec.of(ModelSwitch.class);

  private final TopicTail tail;
  private final List<ModelSwitch> changes = new ArrayList<>();

  /**
   * @param connection the cluster
   */
  public PartitionModels(KafkaConnection connection) {
    this.tail = TopicTail.of(connection, connection.topics().modelSwitches().name());
  }

  /**
   * @return every change that is committed, in order
   */
  public List<ModelSwitch> changes() {
    tail.read(record -> changes.add(CODEC.decode(record.value())));
    return List.copyOf(changes);
  }

  /**
   * @param role whose scores
   * @return the last change by partition
   */
  public Map<Integer, ModelSwitch> inForce(ModelRole role) {
    Map<Integer, ModelSwitch> last = new TreeMap<>();
    for (ModelSwitch change : changes()) {
      if (change.getRole() == role) {
        last.put(change.getPartition(), change);
      }
    }
    return last;
  }

  @Override
  public void close() {
    tail.close();
  }
}
