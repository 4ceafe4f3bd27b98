package org.pulsartriage.ingest.service;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.pulsartriage.candidates.ReadLimits;

/** The settings {@code triage.ingest.*}. */
@ConfigurationProperties("triage.ingest")
public final class IngestConfiguration {

  private String instance = hostName();
  private Path stateDirectory = Path.of("data", "ingest");
  private List<Path> watch = List.of();
  private Duration watchInterval = Duration.ofSeconds(2);
  private int decodeThreads = Runtime.getRuntime().availableProcessors();
  private int maxFileBytes = ReadLimits.DEFAULT.rawBytes();
  private int maxInflatedBytes = ReadLimits.DEFAULT.inflatedBytes();

  /**
   * @return name of this ingest, one running process each; the host's name unless configured
   */
  public String getInstance() {
    return instance;
  }

  /**
   * @param instance name of this ingest
   */
  public void setInstance(String instance) {
    this.instance = instance;
  }

  /**
   * @param start when this run of the service began
   * @return the name under which this run counts in the ledger
   */
  public String writer(Instant start) {
    return instance + "@" + start;
  }

  /**
   * @return where it notes which files of watched folders it has taken
   */
  public Path getStateDirectory() {
    return stateDirectory;
  }

  /**
   * @param stateDirectory where it notes which files it has taken
   */
  public void setStateDirectory(Path stateDirectory) {
    this.stateDirectory = stateDirectory;
  }

  /**
   * @return folders whose files are taken as they come
   */
  public List<Path> getWatch() {
    return watch;
  }

  /**
   * @param watch folders whose files are taken as they come
   */
  public void setWatch(List<Path> watch) {
    this.watch = List.copyOf(watch);
  }

  /**
   * @return time between two looks at a watched folder
   */
  public Duration getWatchInterval() {
    return watchInterval;
  }

  /**
   * @param watchInterval time between two looks, 100 ms or more
   */
  public void setWatchInterval(Duration watchInterval) {
    if (watchInterval.toMillis() < 100) {
      throw new IllegalArgumentException(
          "triage.ingest.watch-interval " + watchInterval + ": 100 ms or more");
    }
    this.watchInterval = watchInterval;
  }

  /**
   * @return threads that read and decode
   */
  public int getDecodeThreads() {
    return decodeThreads;
  }

  /**
   * @param decodeThreads threads that read and decode, 1 or more
   */
  public void setDecodeThreads(int decodeThreads) {
    this.decodeThreads = decodeThreads;
  }

  /**
   * @return largest raw file that is read, in bytes
   */
  public int getMaxFileBytes() {
    return maxFileBytes;
  }

  /**
   * @param maxFileBytes largest raw file that is read, in bytes
   */
  public void setMaxFileBytes(int maxFileBytes) {
    this.maxFileBytes = maxFileBytes;
  }

  /**
   * @return largest content of a compressed file, in bytes once inflated
   */
  public int getMaxInflatedBytes() {
    return maxInflatedBytes;
  }

  /**
   * @param maxInflatedBytes largest content of a compressed file, in bytes once inflated
   */
  public void setMaxInflatedBytes(int maxInflatedBytes) {
    this.maxInflatedBytes = maxInflatedBytes;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "ingest";
    }
  }
}
