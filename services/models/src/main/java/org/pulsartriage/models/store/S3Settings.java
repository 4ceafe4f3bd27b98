package org.pulsartriage.models.store;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * How an S3-compatible store is reached.
 *
 * @param endpoint its address; null for Amazon's own
 * @param region name of the region; any word will do for most other stores
 * @param accessKey name of the credentials; null, and secretKey with it, to look for them where
 *     Amazon's tools do: {@code AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY}, system
 *     properties, profiles, the machine's own role
 * @param secretKey the secret; in no message
 */
public record S3Settings(URI endpoint, String region, String accessKey, String secretKey) {

  /** Where no region is configured. */
  public static final String DEFAULT_REGION = "us-east-1";

  /** Amazon's own store, everything from the environment. */
  public static final S3Settings ENVIRONMENT = new S3Settings(null, DEFAULT_REGION, null, null);

  /**
   * @param environment variables, {@code TRIAGE_S3_ENDPOINT}, {@code _REGION}, {@code _ACCESS_KEY}
   *     and {@code _SECRET_KEY} among them or not
   * @return the settings that they make
   */
  public static S3Settings of(Map<String, String> environment) {
    String endpoint = environment.get("TRIAGE_S3_ENDPOINT");
    return new S3Settings(
        endpoint == null ? null : URI.create(endpoint),
        environment.getOrDefault("TRIAGE_S3_REGION", DEFAULT_REGION),
        environment.get("TRIAGE_S3_ACCESS_KEY"),
        environment.get("TRIAGE_S3_SECRET_KEY"));
  }

  /**
   * @param setting a service's settings by name, {@code triage.s3.endpoint}, {@code .region},
   *     {@code .access-key} and {@code .secret-key}; null for one that is not there
   * @return the settings that they make
   * @throws IllegalArgumentException naming the setting and the cause
   */
  public static S3Settings configured(UnaryOperator<String> setting) {
    String endpoint = setting.apply("triage.s3.endpoint");
    String region = setting.apply("triage.s3.region");
    try {
      return new S3Settings(
          endpoint == null ? null : URI.create(endpoint),
          region == null ? DEFAULT_REGION : region,
          setting.apply("triage.s3.access-key"),
          setting.apply("triage.s3.secret-key"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("triage.s3: " + e.getMessage(), e);
    }
  }

  /** Checks that credentials are whole. */
  public S3Settings {
    Objects.requireNonNull(region, "region");
    if ((accessKey == null) != (secretKey == null)) {
      throw new IllegalArgumentException("S3 credentials: access key and secret key, or neither");
    }
  }

  @Override
  public String toString() {
    return "S3 at " + (endpoint == null ? "Amazon" : endpoint) + ", region " + region;
  }
}
