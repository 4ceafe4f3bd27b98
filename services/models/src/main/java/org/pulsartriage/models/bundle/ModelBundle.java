package org.pulsartriage.models.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pulsartriage.models.reference.Reference;

/**
 * A model as it travels: one zip with {@code manifest.json}, {@code network.zip} and {@code
 * network.onnx}, named by the SHA-256 of its bytes. A cascade has {@code cascade.json} besides, and
 * {@code second.zip}, the bundle of the network that speaks on what the first lets pass. Where it
 * is known how candidates were distributed in training, {@code reference.json} says it. Opening
 * checks its entries and its manifest; the network is read by {@link NetworkArchive}.
 */
public final class ModelBundle {

  /** The most bytes that a bundle may hold. */
  public static final int MAX_BYTES = 128 << 20;

  private static final String PACKAGED = "compact.zip";
  private static final String MANIFEST = "manifest.json";
  static final String NETWORK = "network.zip";
  private static final String NETWORK_ONNX = "network.onnx";
  private static final String CASCADE = "cascade.json";
  private static final String SECOND = "second.zip";
  private static final String REFERENCE = "reference.json";
  private static final List<String> REQUIRED = List.of(MANIFEST, NETWORK);
  private static final Map<String, Integer> ONE_NETWORK = limits(false);
  private static final Map<String, Integer> LIMITS = limits(true);

  private final String name;
  private final byte[] bytes;
  private final String digest;
  private final Manifest manifest;
  private final byte[] networkZip;
  private final byte[] networkOnnx;
  private final Cascade cascade;
  private final Reference reference;

  private ModelBundle(String name, byte[] bytes, String expectedDigest)
      throws InvalidBundleException {
    this(name, bytes, expectedDigest, LIMITS);
  }

  private ModelBundle(String name, byte[] bytes, String expectedDigest, Map<String, Integer> limits)
      throws InvalidBundleException {
    if (bytes.length > MAX_BYTES) {
      throw new InvalidBundleException(name, null, "larger than " + MAX_BYTES + " bytes");
    }
    this.digest = sha256(bytes);
    if (expectedDigest != null && !digest.equals(expectedDigest)) {
      throw new InvalidBundleException(
          name, null, "its digest is " + digest + ", announced was " + expectedDigest);
    }
    Map<String, byte[]> content = StrictZip.read(name, "", bytes, limits);
    for (String entry : REQUIRED) {
      if (!content.containsKey(entry)) {
        throw new InvalidBundleException(name, entry, "missing");
      }
    }
    this.name = name;
    this.bytes = bytes;
    this.manifest = ManifestJson.read(name, MANIFEST, content.get(MANIFEST), Manifest.class);
    this.networkZip = content.get(NETWORK);
    this.networkOnnx = content.get(NETWORK_ONNX);
    this.cascade = cascade(content);
    this.reference =
        content.containsKey(REFERENCE)
            ? ManifestJson.read(name, REFERENCE, content.get(REFERENCE), Reference.class)
            : null;
  }

  private Cascade cascade(Map<String, byte[]> content) throws InvalidBundleException {
    byte[] settings = content.get(CASCADE);
    byte[] second = content.get(SECOND);
    if (settings == null && second == null) {
      return null;
    }
    if (settings == null || second == null) {
      throw new InvalidBundleException(name, settings == null ? CASCADE : SECOND, "missing");
    }
    CascadeSettings read = ManifestJson.read(name, CASCADE, settings, CascadeSettings.class);
    if (read.gate() > manifest.threshold()) {
      throw new InvalidBundleException(
          name,
          CASCADE,
          "gate is " + read.gate() + ", above the threshold of " + manifest.threshold());
    }
    return new Cascade(
        read.gate(),
        read.calibration(),
        new ModelBundle(name + ": " + SECOND, second, null, ONE_NETWORK));
  }

  private static Map<String, Integer> limits(boolean cascade) {
    Map<String, Integer> limits = new LinkedHashMap<>();
    limits.put(MANIFEST, 1 << 20);
    limits.put(NETWORK, MAX_BYTES);
    limits.put(NETWORK_ONNX, MAX_BYTES);
    limits.put(REFERENCE, 1 << 20);
    if (cascade) {
      limits.put(CASCADE, 1 << 20);
      limits.put(SECOND, MAX_BYTES);
    }
    return limits;
  }

  /**
   * @return the compact model that this module ships
   * @throws IllegalStateException where the module was built without it
   */
  public static ModelBundle packaged() {
    try (InputStream resource = ModelBundle.class.getResourceAsStream(PACKAGED)) {
      if (resource == null) {
        throw new IllegalStateException(PACKAGED + ": not among the resources of this module");
      }
      return of("packaged:compact", resource.readAllBytes());
    } catch (IOException | InvalidBundleException e) {
      throw new IllegalStateException(PACKAGED + ": " + e.getMessage(), e);
    }
  }

  /**
   * @param file a bundle
   * @return the bundle, its entries and its manifest checked
   * @throws InvalidBundleException naming file, entry and cause
   */
  public static ModelBundle open(Path file) throws InvalidBundleException {
    return new ModelBundle(name(file), read(file), null);
  }

  /**
   * @param file a bundle
   * @param expectedDigest the digest that it was announced with, 64 hexadecimal digits
   * @return the bundle, its digest, entries and manifest checked
   * @throws InvalidBundleException naming file, entry and cause; the digest is checked first
   */
  public static ModelBundle open(Path file, String expectedDigest) throws InvalidBundleException {
    Objects.requireNonNull(expectedDigest, "expectedDigest");
    return new ModelBundle(name(file), read(file), expectedDigest);
  }

  /**
   * @param name what to call it in messages
   * @param bytes a bundle
   * @return the bundle, its entries and its manifest checked
   * @throws InvalidBundleException naming entry and cause
   */
  public static ModelBundle of(String name, byte[] bytes) throws InvalidBundleException {
    return new ModelBundle(name, bytes, null);
  }

  /**
   * @param name what to call it in messages
   * @param bytes a bundle
   * @param expectedDigest the digest that it was announced with, 64 hexadecimal digits
   * @return the bundle, its digest, entries and manifest checked
   * @throws InvalidBundleException naming entry and cause; the digest is checked first
   */
  public static ModelBundle of(String name, byte[] bytes, String expectedDigest)
      throws InvalidBundleException {
    Objects.requireNonNull(expectedDigest, "expectedDigest");
    return new ModelBundle(name, bytes, expectedDigest);
  }

  /**
   * @param name what to call it in messages
   * @param manifest what it says of its model
   * @param networkZip its network, from {@link NetworkArchive#write}
   * @return the bundle; the same arguments give the same bytes
   */
  public static ModelBundle create(String name, Manifest manifest, byte[] networkZip) {
    return create(name, manifest, networkZip, null);
  }

  /**
   * @param name what to call it in messages
   * @param manifest what it says of its model
   * @param networkZip its network, from {@link NetworkArchive#write}
   * @param networkOnnx the same network for serving; null for none. That both say the same is for
   *     {@link org.pulsartriage.models.engine.BundleWriter} to see to
   * @return the bundle; the same arguments give the same bytes
   */
  public static ModelBundle create(
      String name, Manifest manifest, byte[] networkZip, byte[] networkOnnx) {
    return create(name, content(manifest, networkZip, networkOnnx));
  }

  /**
   * @param name what to call it in messages
   * @param manifest what it says of both networks together
   * @param first the bundle whose network speaks on every candidate
   * @param cascade what follows
   * @return the bundle; the same arguments give the same bytes
   * @throws IllegalArgumentException for a gate above the threshold, or a cascade in a cascade
   */
  public static ModelBundle create(
      String name, Manifest manifest, ModelBundle first, Cascade cascade) {
    Map<String, byte[]> content = content(manifest, first.networkZip, first.networkOnnx);
    content.put(
        CASCADE, ManifestJson.write(new CascadeSettings(cascade.gate(), cascade.calibration())));
    content.put(SECOND, cascade.second().bytes);
    return create(name, content);
  }

  private static Map<String, byte[]> content(
      Manifest manifest, byte[] networkZip, byte[] networkOnnx) {
    Map<String, byte[]> content = new LinkedHashMap<>();
    content.put(MANIFEST, ManifestJson.write(manifest));
    content.put(NETWORK, networkZip);
    if (networkOnnx != null) {
      content.put(NETWORK_ONNX, networkOnnx);
    }
    return content;
  }

  private static ModelBundle create(String name, Map<String, byte[]> content) {
    try {
      return of(name, StrictZip.write(content));
    } catch (InvalidBundleException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * @return what it is called in messages
   */
  public String name() {
    return name;
  }

  /**
   * @return SHA-256 of its bytes, 64 lower-case hexadecimal digits
   */
  public String digest() {
    return digest;
  }

  /**
   * @return what it says of its model
   */
  public Manifest manifest() {
    return manifest;
  }

  /**
   * @return its network, for {@link NetworkArchive#read}
   */
  public byte[] networkZip() {
    return networkZip.clone();
  }

  /**
   * @return the same network as ONNX; empty where the bundle holds none
   */
  public Optional<byte[]> networkOnnx() {
    return Optional.ofNullable(networkOnnx).map(byte[]::clone);
  }

  /**
   * @return SHA-256 of the network in ONNX: the same for the same parameters, whatever the bundle
   *     says beside them; empty where there is none
   */
  public Optional<String> networkDigest() {
    return networkOnnx().map(ModelBundle::sha256);
  }

  /**
   * @return what follows the network; empty unless this is a cascade
   */
  public Optional<Cascade> cascade() {
    return Optional.ofNullable(cascade);
  }

  /**
   * @return how candidates were distributed in its training; empty where the bundle does not say
   */
  public Optional<Reference> reference() {
    return Optional.ofNullable(reference);
  }

  /**
   * @param distribution how candidates were distributed in its training
   * @return a bundle of the same model that says so, under the digest of its own bytes
   */
  public ModelBundle with(Reference distribution) {
    try {
      Map<String, byte[]> content = new LinkedHashMap<>();
      Map<String, byte[]> own = StrictZip.read(name, "", bytes, LIMITS);
      LIMITS.keySet().stream()
          .filter(own::containsKey)
          .forEach(entry -> content.put(entry, own.get(entry)));
      content.put(REFERENCE, ManifestJson.write(distribution));
      return create(name, content);
    } catch (InvalidBundleException e) {
      throw new IllegalStateException("a bundle that was opened opens again", e);
    }
  }

  /**
   * @return the zip, to be stored
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static byte[] read(Path file) throws InvalidBundleException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidBundleException(
          name(file), null, Files.exists(file) ? "not a regular file" : "no such file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw new InvalidBundleException(name(file), null, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
