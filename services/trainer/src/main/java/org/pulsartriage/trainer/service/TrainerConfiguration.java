package org.pulsartriage.trainer.service;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The settings {@code triage.trainer.*}. */
@ConfigurationProperties("triage.trainer")
public final class TrainerConfiguration {

  private String instance = hostName();
  private Path folder = Path.of("data", "trainer");
  private Path data;
  private int parallel = 1;
  private Duration heartbeat = TrainerSettings.DEFAULT_HEARTBEAT;
  private Duration lease = TrainerSettings.DEFAULT_LEASE;
  private int mostAttempts = TrainerSettings.DEFAULT_MOST_ATTEMPTS;

  /**
   * @param start when this run of the service began
   * @return how to run
   */
  TrainerSettings settings(Instant start) {
    return new TrainerSettings(
        instance + "@" + start + "#" + ProcessHandle.current().pid(),
        folder,
        heartbeat,
        lease,
        mostAttempts);
  }

  /**
   * @return name of this trainer; the host's name unless configured
   */
  public String getInstance() {
    return instance;
  }

  /**
   * @param instance name of this trainer
   */
  public void setInstance(String instance) {
    this.instance = instance;
  }

  /**
   * @return where jobs keep their checkpoints; shared with the other trainers
   */
  public Path getFolder() {
    return folder;
  }

  /**
   * @param folder where jobs keep their checkpoints
   */
  public void setFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * @return where data sets lie; null to look for them as the command line does
   */
  @Nullable
  public Path getData() {
    return data;
  }

  /**
   * @param data where data sets lie
   */
  public void setData(@Nullable Path data) {
    this.data = data;
  }

  /**
   * @return trainings of an experiment at a time
   */
  public int getParallel() {
    return parallel;
  }

  /**
   * @param parallel trainings of an experiment at a time, 1 or more
   */
  public void setParallel(int parallel) {
    this.parallel = parallel;
  }

  /**
   * @return how often it says that it is at a job
   */
  public Duration getHeartbeat() {
    return heartbeat;
  }

  /**
   * @param heartbeat how often it says that it is at a job
   */
  public void setHeartbeat(Duration heartbeat) {
    this.heartbeat = heartbeat;
  }

  /**
   * @return how long a trainer may say nothing before others take its job up
   */
  public Duration getLease() {
    return lease;
  }

  /**
   * @param lease how long a trainer may say nothing, three heartbeats or more
   */
  public void setLease(Duration lease) {
    this.lease = lease;
  }

  /**
   * @return how many trainers may take a job up before it is given up
   */
  public int getMostAttempts() {
    return mostAttempts;
  }

  /**
   * @param mostAttempts how many trainers may take a job up
   */
  public void setMostAttempts(int mostAttempts) {
    this.mostAttempts = mostAttempts;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "trainer";
    }
  }
}
