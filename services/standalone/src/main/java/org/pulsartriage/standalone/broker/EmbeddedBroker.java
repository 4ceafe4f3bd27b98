package org.pulsartriage.standalone.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One KRaft node, broker and controller in one, on the loopback address. Its data folder is kept: a
 * second start finds what the first one stored. Topics are never created automatically.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final int SEGMENT_BYTES = 128 << 20;
  private static final int NODE_ID = 1;
  private static final String LOOPBACK = "127.0.0.1";

  private final KafkaRaftServer server;
  private final FileLock lock;
  private final int port;

  private EmbeddedBroker(KafkaRaftServer server, FileLock lock, int port) {
    this.server = server;
    this.lock = lock;
    this.port = port;
  }

  /**
   * Starts the broker and returns once it serves.
   *
   * @param folder data folder, created where missing
   * @param port port of the broker on the loopback address; 0 takes a free one
   * @return the running broker
   * @throws BrokerStartException where the folder is in use, unusable or a later Kafka's, or the
   *     port is taken
   */
  public static EmbeddedBroker start(Path folder, int port) {
    FileLock lock = lock(folder);
    try {
      int brokerPort = port == 0 ? freePort() : requireFree(port);
      Path log = folder.resolve("log");
      if (!Files.exists(log.resolve("meta.properties"))) {
        format(log);
      }
      FolderVersion.check(folder, log);
      KafkaRaftServer server =
          new KafkaRaftServer(
              new KafkaConfig(configuration(log, brokerPort, freePort())), Time.SYSTEM);
      server.startup();
      return new EmbeddedBroker(server, lock, brokerPort);
    } catch (BrokerStartException e) {
      release(lock);
      throw e;
    } catch (Exception e) {
      release(lock);
      throw new BrokerStartException("broker on " + folder + ": " + e.getMessage(), e);
    }
  }

  /**
   * @return address for clients, {@code 127.0.0.1:port}
   */
  public String bootstrapServers() {
    return LOOPBACK + ":" + port;
  }

  /** Stops the broker; its data stays. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    release(lock);
  }

  private static void format(Path log) throws Exception {
    Files.createDirectories(log);
    try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream())) {
      new Formatter()
          .setPrintStream(quiet)
          .setNodeId(NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(log.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(log.toString())
          .run();
    }
  }

  private static Properties configuration(Path log, int port, int controllerPort) {
    Properties properties = new Properties();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", Integer.toString(NODE_ID));
    properties.put("controller.quorum.voters", NODE_ID + "@" + LOOPBACK + ":" + controllerPort);
    properties.put(
        "listeners",
        "PLAINTEXT://"
            + LOOPBACK
            + ":"
            + port
            + ",CONTROLLER://"
            + LOOPBACK
            + ":"
            + controllerPort);
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("log.dirs", log.toString());
    properties.put("auto.create.topics.enable", "false");
    // One node: every internal topic has one copy, and few partitions start quickly.
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "4");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("transaction.state.log.num.partitions", "4");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
    // A full segment is written through to the disk, and partitions that fill evenly do so
    // together: a gigabyte of each, the usual size, holds everything up for a third of a second.
    properties.put("log.segment.bytes", Integer.toString(SEGMENT_BYTES));
    return properties;
  }

  private static FileLock lock(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(".in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return lock;
        }
      } catch (OverlappingFileLockException e) {
        // In use by this very JVM: the same answer.
      }
      channel.close();
    } catch (IOException e) {
      throw new BrokerStartException("data folder " + folder + ": " + e.getMessage(), e);
    }
    throw new BrokerStartException("data folder " + folder + " is in use by another run", null);
  }

  private static void release(FileLock lock) {
    try {
      lock.acquiredBy().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  private static int requireFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(LOOPBACK, port));
      return port;
    } catch (IOException e) {
      throw new BrokerStartException("port " + port + " on " + LOOPBACK + ": " + e.getMessage(), e);
    }
  }
}
