package org.pulsartriage.trainer.service;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.net.URI;
import java.nio.file.Path;
import org.pulsartriage.models.store.S3Settings;

/** The settings {@code triage.bundles.*}: where models go. */
@ConfigurationProperties("triage.bundles")
public final class BundleConfiguration {

  private String store = Path.of("data", "bundles").toString();
  private URI s3Endpoint;
  private String s3Region = S3Settings.DEFAULT_REGION;
  private String s3AccessKey;
  private String s3SecretKey;

  /**
   * @return how an S3-compatible store is reached
   */
  S3Settings s3() {
    return new S3Settings(s3Endpoint, s3Region, s3AccessKey, s3SecretKey);
  }

  /**
   * @return a folder, or {@code s3://BUCKET/PREFIX}
   */
  public String getStore() {
    return store;
  }

  /**
   * @param store a folder, or {@code s3://BUCKET/PREFIX}
   */
  public void setStore(String store) {
    this.store = store;
  }

  /**
   * @return address of an S3-compatible store; null for Amazon's
   */
  @Nullable
  public URI getS3Endpoint() {
    return s3Endpoint;
  }

  /**
   * @param s3Endpoint address of an S3-compatible store
   */
  public void setS3Endpoint(@Nullable URI s3Endpoint) {
    this.s3Endpoint = s3Endpoint;
  }

  /**
   * @return name of its region
   */
  public String getS3Region() {
    return s3Region;
  }

  /**
   * @param s3Region name of its region
   */
  public void setS3Region(String s3Region) {
    this.s3Region = s3Region;
  }

  /**
   * @param s3AccessKey name of the credentials; unset, they are looked for where Amazon's tools do
   */
  public void setS3AccessKey(@Nullable String s3AccessKey) {
    this.s3AccessKey = s3AccessKey;
  }

  /**
   * @param s3SecretKey the secret
   */
  public void setS3SecretKey(@Nullable String s3SecretKey) {
    this.s3SecretKey = s3SecretKey;
  }
}
