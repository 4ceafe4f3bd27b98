package org.pulsartriage.schemas.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.pulsartriage.schemas.LabelledSample;
import org.pulsartriage.schemas.SampleEncoding;
import org.pulsartriage.schemas.SampleRecords;
import org.pulsartriage.schemas.serde.AvroCodec;

class SampleValuesTest {

  @Property
  void shouldGiveBackAnyBytesThroughTheTopicAsTheyWere(
      @ForAll @Size(12) List<@IntRange(max = 255) Integer> pixels) {
    float[] values = floats(pixels);

    assertThat(SampleValues.of(throughTheTopic(values, SampleEncoding.U8))).isEqualTo(values);
  }

  @Property
  void shouldGiveBackAnyFloatsThroughTheTopicAsTheyWere(@ForAll @Size(12) List<Float> values) {
    float[] array = floats(values);

    assertThat(SampleValues.of(throughTheTopic(array, SampleEncoding.F32))).isEqualTo(array);
  }

  @Test
  void shouldScaleEachRunOfValuesByItsOwnPair() {
    LabelledSample sample = sample(new float[] {10, 20, 30, 40}, SampleEncoding.U8, List.of(4));
    sample.setOffsets(List.of(10.0, 20.0));
    sample.setDivisors(List.of(10.0, 255.0));

    assertThat(SampleValues.of(sample))
        .containsExactly(0f, 1f, (float) (10 / 255.0), (float) (20 / 255.0));
  }

  @Test
  void shouldRefuseAValueThatIsNoByte() {
    assertThatThrownBy(() -> SampleValues.encode(new float[] {255, 0.5f}, SampleEncoding.U8))
        .hasMessage("value 1 is 0.5, no byte");
    assertThatThrownBy(() -> SampleValues.encode(new float[] {256}, SampleEncoding.U8))
        .hasMessage("value 0 is 256.0, no byte");
  }

  @Test
  void shouldNameTheFieldThatDoesNotFit() {
    LabelledSample cut = SampleRecords.labelledSample();
    cut.setValues(ByteBuffer.wrap(new byte[3]));
    assertThatThrownBy(() -> SampleValues.of(cut))
        .hasMessage("values: 3 bytes for shape [1, 2, 2] of U8");
    LabelledSample hollow = SampleRecords.labelledSample();
    hollow.setShape(List.of(1, 0, 2));
    assertThatThrownBy(() -> SampleValues.of(hollow))
        .hasMessage("shape: [1, 0, 2] is no shape of a sample");
    LabelledSample huge = SampleRecords.labelledSample();
    huge.setShape(List.of(1 << 20, 1 << 20));
    assertThatThrownBy(() -> SampleValues.of(huge)).hasMessageStartingWith("shape: ");
    LabelledSample uneven = SampleRecords.labelledSample();
    uneven.setOffsets(List.of(1.0, 2.0, 3.0));
    assertThatThrownBy(() -> SampleValues.of(uneven))
        .hasMessage("offsets and divisors: 3 and 1 for 4 values");
  }

  private static LabelledSample throughTheTopic(float[] values, SampleEncoding encoding) {
    AvroCodec<LabelledSample> codec = AvroCodec.of(LabelledSample.class);
    return codec.decode(codec.encode(sample(values, encoding, List.of(1, 3, 4))));
  }

  private static LabelledSample sample(
      float[] values, SampleEncoding encoding, List<Integer> shape) {
    LabelledSample sample = SampleRecords.labelledSample();
    sample.setShape(shape);
    sample.setEncoding(encoding);
    sample.setOffsets(List.of(0.0));
    sample.setDivisors(List.of(1.0));
    sample.setValues(SampleValues.encode(values, encoding));
    return sample;
  }

  private static float[] floats(List<? extends Number> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }
}
