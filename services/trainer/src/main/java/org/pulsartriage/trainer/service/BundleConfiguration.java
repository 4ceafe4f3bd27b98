package org.pulsartriage.trainer.service;

import io.micronaut.context.env.Environment;
import java.nio.file.Path;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.models.store.BundleStore;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;

/**
 * Where models go and come from: the settings {@code triage.model-store} (a folder, or {@code
 * s3://BUCKET/PREFIX}) and {@code triage.s3.*}, which all services read alike.
 */
final class BundleConfiguration {

  private static final String STORE = "triage.model-store";

  private final Environment environment;

  BundleConfiguration(Environment environment) {
    this.environment = environment;
  }

  BundleStore store() {
    String location =
        environment
            .getProperty(STORE, String.class)
            .orElseGet(() -> Path.of("data", "models").toString());
    try {
      return BundleStores.at(location, s3());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(STORE + ": " + e.getMessage(), e);
    }
  }

  BundleReader reader() {
    return BundleStores.reader(s3());
  }

  private S3Settings s3() {
    return S3Settings.configured(name -> environment.getProperty(name, String.class).orElse(null));
  }
}
