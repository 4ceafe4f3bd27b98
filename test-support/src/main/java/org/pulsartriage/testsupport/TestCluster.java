package org.pulsartriage.testsupport;

import java.nio.file.Files;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/**
 * One Kafka node (broker and controller) in this JVM, started when first asked for and stopped with
 * the JVM. Tests share it: each uses a topic prefix of its own.
 */
public final class TestCluster {

  private static TestCluster running;

  private final KafkaClusterTestKit kit;

  private TestCluster(KafkaClusterTestKit kit) {
    this.kit = kit;
  }

  /**
   * @return the cluster, ready
   */
  public static synchronized TestCluster shared() {
    if (running == null) {
      running = start();
      Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "test-cluster-stop"));
    }
    return running;
  }

  /**
   * @return host:port of its listener
   */
  public String bootstrapServers() {
    return kit.bootstrapServers();
  }

  private static TestCluster start() {
    try {
      KafkaClusterTestKit kit =
          new KafkaClusterTestKit.Builder(
                  new TestKitNodes.Builder()
                      // A folder of the kit's own choice is deleted by a hook beside ours, while
                      // the broker still writes to it.
                      .setBaseDirectory(Files.createTempDirectory("test-cluster"))
                      .setCombined(true)
                      .setNumBrokerNodes(1)
                      .setNumControllerNodes(1)
                      .build())
              .setConfigProp("auto.create.topics.enable", "false")
              .setConfigProp("offsets.topic.num.partitions", "2")
              .setConfigProp("offsets.topic.replication.factor", "1")
              .setConfigProp("transaction.state.log.num.partitions", "2")
              .setConfigProp("transaction.state.log.replication.factor", "1")
              .setConfigProp("transaction.state.log.min.isr", "1")
              .setConfigProp("group.initial.rebalance.delay.ms", "0")
              .setConfigProp("message.max.bytes", Integer.toString(16 << 20))
              .build();
      kit.format();
      kit.startup();
      kit.waitForReadyBrokers();
      return new TestCluster(kit);
    } catch (Exception e) {
      throw new IllegalStateException("the test cluster does not start", e);
    }
  }

  private void stop() {
    try {
      kit.close();
    } catch (Exception e) {
      throw new IllegalStateException("the test cluster does not stop", e);
    }
  }
}
