package org.pulsartriage.replay.service;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/** The settings {@code triage.replay.*}. */
@ConfigurationProperties("triage.replay")
public final class ReplayConfiguration {

  private String instance = hostName();
  private Path data;
  private Path stateDirectory = Path.of("data", "replay");

  /**
   * @return name of this service, one running process each; the host's name unless configured
   */
  public String getInstance() {
    return instance;
  }

  /**
   * @param instance name of this service
   */
  public void setInstance(String instance) {
    this.instance = instance;
  }

  /**
   * @return folder of the data sets; null to look where every command looks
   */
  @Nullable
  public Path getData() {
    return data;
  }

  /**
   * @param data folder of the data sets
   */
  public void setData(@Nullable Path data) {
    this.data = data;
  }

  /**
   * @return where the evaluation notes what it is, owned by one process
   */
  public Path getStateDirectory() {
    return stateDirectory;
  }

  /**
   * @param stateDirectory where the evaluation notes what it is
   */
  public void setStateDirectory(Path stateDirectory) {
    this.stateDirectory = stateDirectory;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "replay";
    }
  }
}
