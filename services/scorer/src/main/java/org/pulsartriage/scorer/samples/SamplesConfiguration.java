package org.pulsartriage.scorer.samples;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.engine.SampleScorers;

/** The settings {@code triage.scorer.samples.*}. */
@ConfigurationProperties("triage.scorer.samples")
public final class SamplesConfiguration {

  private boolean enabled = true;
  private int threads = 1;
  private String engine = SampleScorers.SERVING.label();

  /**
   * @return whether samples are scored; yes unless configured
   */
  public boolean isEnabled() {
    return enabled;
  }

  /**
   * @param enabled whether samples are scored
   */
  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  /**
   * @return stream threads, each with models of its own
   */
  public int getThreads() {
    return threads;
  }

  /**
   * @param threads stream threads, 1 or more
   */
  public void setThreads(int threads) {
    this.threads = threads;
  }

  /**
   * @return name of the inference engine
   */
  public String getEngine() {
    return engine;
  }

  /**
   * @param engine name of the inference engine
   */
  public void setEngine(String engine) {
    this.engine = engine;
  }

  /**
   * @return the inference engine
   */
  public EngineKind kind() {
    return EngineKind.labelled(engine);
  }
}
