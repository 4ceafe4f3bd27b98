package org.pulsartriage.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.pulsartriage.models.network.Networks;

class NetworkArchiveTest {

  @Test
  void shouldGiveEveryNetworkBackBitForBit() throws Exception {
    for (String name : Networks.names()) {
      if (name.equals("cifar") || name.equals("caltech")) {
        continue;
      }
      ComputationGraph network = BundlesForTests.network(name, 3);

      ComputationGraph read = NetworkArchive.read(bundle(NetworkArchive.write(network)));

      assertThat(read.params()).as(name).isEqualTo(network.params());
      assertThat(read.getConfiguration()).as(name).isEqualTo(network.getConfiguration());
    }
  }

  @Test
  void shouldWriteWhatDeeplearning4jItselfReads() throws Exception {
    ComputationGraph network = BundlesForTests.network("compact", 3);

    ComputationGraph read =
        ModelSerializer.restoreComputationGraph(
            new ByteArrayInputStream(NetworkArchive.write(network)), false);

    assertThat(read.params()).isEqualTo(network.params());
  }

  @Test
  void shouldWriteCoefficientsAsNd4jDoes() throws Exception {
    float[] values = {1.5f, -2, 0, Float.MIN_VALUE};
    INDArray row = Nd4j.create(values, new long[] {1, 4}, 'f');
    ByteArrayOutputStream theirs = new ByteArrayOutputStream();
    Nd4j.write(row, new DataOutputStream(theirs));

    assertThat(CoefficientsFile.read(theirs.toByteArray())).isEqualTo(values);
    assertThat(
            Nd4j.read(
                new DataInputStream(new ByteArrayInputStream(CoefficientsFile.write(values)))))
        .isEqualTo(row);
  }

  @Test
  void shouldHaveTheSameBytesForTheSameNetwork() {
    assertThat(NetworkArchive.write(BundlesForTests.network("compact", 3)))
        .isEqualTo(NetworkArchive.write(BundlesForTests.network("compact", 3)));
  }

  @Test
  void shouldRefuseAJavaSerialisedEntry() throws Exception {
    Map<String, byte[]> content = content();
    ByteArrayOutputStream serialised = new ByteArrayOutputStream();
    new ObjectOutputStream(serialised).writeObject("preprocessor");
    content.put("preprocessor.bin", serialised.toByteArray());

    assertThatThrownBy(() -> NetworkArchive.read(bundle(StrictZip.write(content))))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessage(
            "m.zip: network.zip/preprocessor.bin: no such entry belongs there, only"
                + " configuration.json, coefficients.bin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javax.management.loading.MLet",
        "org.deeplearning4j.nn.conf.layers.samediff.SameDiffLambdaLayer",
        "org.pulsartriage.models.loss.evil.Loss",
        "[Ljava.net.URL;",
      })
  void shouldRefuseAClassThatOurNetworksAreNotMadeOf(String name) throws Exception {
    Map<String, byte[]> content = content();
    String json = new String(content.get("configuration.json"), StandardCharsets.UTF_8);
    content.put(
        "configuration.json",
        json.replaceFirst("org\\.deeplearning4j\\.nn\\.conf\\.layers\\.ConvolutionLayer", name)
            .getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> NetworkArchive.read(bundle(StrictZip.write(content))))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessage("m.zip: network.zip/configuration.json: class " + name + " is not allowed");
  }

  @Test
  void shouldRefuseAClassNamedAnywhereElse() {
    assertThatThrownBy(() -> ConfigurationGuard.check("{\"a\":[{\"x\":\"java.net.URL\"}]}"))
        .hasMessage("class java.net.URL is not allowed");
    assertThatThrownBy(() -> ConfigurationGuard.check("{\"java.net.URL\":{}}"))
        .hasMessage("class java.net.URL is not allowed");
    assertThatThrownBy(() -> ConfigurationGuard.check("{\"@class\":\"Runnable\"}"))
        .hasMessage("class Runnable is not allowed");
    assertThatThrownBy(() -> ConfigurationGuard.check("{")).hasMessageStartingWith("no JSON: ");
  }

  @Test
  void shouldRefuseCoefficientsOfAnotherNetwork() throws Exception {
    Map<String, byte[]> content = content();
    content.put("coefficients.bin", CoefficientsFile.write(new float[17]));

    assertThatThrownBy(() -> NetworkArchive.read(bundle(StrictZip.write(content))))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageStartingWith("m.zip: network.zip/coefficients.bin: not of this network: ");
  }

  @Test
  void shouldRefuseATruncatedOrLyingCoefficientsFile() {
    byte[] file = CoefficientsFile.write(new float[100]);
    for (int length = 0; length < file.length; length++) {
      byte[] part = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> CoefficientsFile.read(part))
          .isInstanceOf(IllegalArgumentException.class);
    }
    byte[] lying = file.clone();
    lying[50] = 0x7f;
    assertThatThrownBy(() -> CoefficientsFile.read(lying))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("values in");
  }

  @Test
  void shouldRefuseCoefficientsThatAreNotFinite() {
    byte[] file = CoefficientsFile.write(new float[] {1, Float.NaN});

    assertThatThrownBy(() -> CoefficientsFile.read(file)).hasMessage("value 1 is NaN");
  }

  private static Map<String, byte[]> content() throws Exception {
    return new LinkedHashMap<>(
        StrictZip.read(
            "m.zip",
            "",
            NetworkArchive.write(BundlesForTests.network("lenet", 1)),
            Map.of("configuration.json", 1 << 20, "coefficients.bin", 1 << 20)));
  }

  private static ModelBundle bundle(byte[] networkZip) {
    return ModelBundle.create("m.zip", BundlesForTests.manifest("lenet", "compact"), networkZip);
  }
}
