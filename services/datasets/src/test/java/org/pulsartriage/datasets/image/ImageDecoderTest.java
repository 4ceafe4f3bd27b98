package org.pulsartriage.datasets.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pulsartriage.datasets.MalformedDataException;

class ImageDecoderTest {

  private static final Path ROOT = Path.of("images");

  @Test
  void shouldSeparateTheChannels() throws IOException {
    PixelImage image = ImageDecoder.decode(TestImages.plain("png", 2, 1, 0x102030), ROOT, "a.png");
    assertThat(image.samples()).containsExactly(0x10, 0x10, 0x20, 0x20, 0x30, 0x30);
  }

  @Test
  void shouldKeepTheLevelsOfGreyImages() throws IOException {
    for (String format : new String[] {"png", "jpg"}) {
      PixelImage image =
          ImageDecoder.decode(TestImages.grey(format, 8, 8, 50), ROOT, "grey." + format);
      assertThat(image.samples()).as(format).hasSize(192).containsOnly(50);
    }
  }

  @Test
  void shouldRejectWhatIsNoImage() {
    assertThatThrownBy(() -> ImageDecoder.decode(new byte[] {1, 2, 3}, ROOT, "a.jpg"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("images: a.jpg: neither JPEG nor PNG");
  }

  @Test
  void shouldRejectAJpegThatIsCutInItsHeader() throws IOException {
    byte[] whole = TestImages.plain("jpg", 16, 16, 0xff0000);
    assertThatThrownBy(() -> ImageDecoder.decode(Arrays.copyOf(whole, 40), ROOT, "a.jpg"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("a.jpg");
  }

  @Test
  void shouldRejectAHugeImageBeforeDecodingIt() throws IOException {
    byte[] huge = TestImages.plain("png", 9000, 1, 0);
    assertThatThrownBy(() -> ImageDecoder.decode(huge, ROOT, "a.png"))
        .hasMessage("images: a.png: 9000 x 1 pixels, more than 8192 a side");
  }
}
