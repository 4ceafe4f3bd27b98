package org.pulsartriage.models.store;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Bundles as objects of a bucket, on Amazon S3 or anything that speaks its protocol. */
final class S3BundleStore implements BundleStore {

  static final String SCHEME = "s3:";

  private static final Pattern LOCATION = Pattern.compile("s3://([^/]+)/?(.*)");
  private static final int NOT_FOUND = 404;

  private final String bucket;
  private final String prefix;
  private final S3Settings settings;
  private S3Client client;

  private S3BundleStore(String bucket, String prefix, S3Settings settings) {
    this.bucket = bucket;
    this.prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    this.settings = settings;
  }

  /** A store under {@code s3://BUCKET/PREFIX}. */
  static S3BundleStore at(String location, S3Settings settings) {
    Matcher matcher = LOCATION.matcher(location);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "bundle store '" + location + "': s3://BUCKET/PREFIX wanted");
    }
    return new S3BundleStore(matcher.group(1), matcher.group(2), settings);
  }

  /** A reader of every bucket. */
  static BundleReader reader(S3Settings settings) {
    return new S3BundleStore("", "", settings);
  }

  @Override
  public String put(ModelBundle bundle) throws IOException {
    String key = prefix + bundle.digest() + ".zip";
    String uri = "s3://" + bucket + "/" + key;
    try {
      client()
          .putObject(
              request -> request.bucket(bucket).key(key).contentType("application/zip"),
              RequestBody.fromBytes(bundle.bytes()));
    } catch (SdkException e) {
      throw failure(uri, "cannot be written", e);
    }
    return uri;
  }

  @Override
  public boolean reads(String uri) {
    return uri.startsWith(SCHEME);
  }

  @Override
  public ModelBundle read(String uri, String digest) throws InvalidBundleException, IOException {
    Matcher matcher = LOCATION.matcher(uri);
    if (!matcher.matches() || matcher.group(2).isEmpty()) {
      throw new InvalidBundleException(uri, null, "no URI like s3://BUCKET/KEY");
    }
    try (ResponseInputStream<GetObjectResponse> in =
        client().getObject(request -> request.bucket(matcher.group(1)).key(matcher.group(2)))) {
      return ModelBundle.of(uri, in.readNBytes(ModelBundle.MAX_BYTES + 1), digest);
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        throw new InvalidBundleException(uri, null, "no such object", e);
      }
      throw failure(uri, "cannot be read", e);
    } catch (SdkException e) {
      throw failure(uri, "cannot be read", e);
    }
  }

  private static IOException failure(String uri, String what, SdkException e) {
    String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new IOException(uri + ": " + what + ": " + why, e);
  }

  /** Made when first needed: most pipelines have no such store, and it looks for credentials. */
  private synchronized S3Client client() {
    if (client == null) {
      S3ClientBuilder builder =
          S3Client.builder()
              .httpClientBuilder(UrlConnectionHttpClient.builder())
              .region(Region.of(settings.region()))
              // Check sums of Amazon's newer kind are not known to every store; digests hold
              // anyway.
              .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
              .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
              .credentialsProvider(
                  settings.accessKey() == null
                      ? DefaultCredentialsProvider.builder().build()
                      : StaticCredentialsProvider.create(
                          AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())));
      if (settings.endpoint() != null) {
        // Buckets as host names need a name server that plays along.
        builder.endpointOverride(settings.endpoint()).forcePathStyle(true);
      }
      client = builder.build();
    }
    return client;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
      client = null;
    }
  }
}
