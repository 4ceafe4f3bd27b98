package org.pulsartriage.candidates.catalogue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Made-up pulsars, crowded along a great circle as the real ones are along the Galactic plane. */
final class SyntheticSky {

  private final Random random;

  SyntheticSky(long seed) {
    this.random = new Random(seed);
  }

  List<KnownPulsar> pulsars(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new KnownPulsar(
                    "X%04d".formatted(i),
                    i % 4 == 0 ? anywhere() : nearThePlane(),
                    i % 10 == 0 ? between(0.0015, 0.03) : Math.exp(between(-3, 1)),
                    i % 50 == 0 ? null : between(3, 900)))
        .toList();
  }

  /** Uniform on the sphere. */
  SkyPosition anywhere() {
    return new SkyPosition(between(0, 360), Math.toDegrees(Math.asin(between(-1, 1))));
  }

  SkyPosition nearThePlane() {
    double longitude = between(0, 2 * Math.PI);
    double latitude = Math.toRadians(3 * random.nextGaussian());
    double tilt = Math.toRadians(62.9);
    double y = Math.cos(latitude) * Math.sin(longitude);
    double z = Math.sin(latitude);
    return new SkyPosition(
        Math.toDegrees(
            Math.atan2(
                y * Math.cos(tilt) - z * Math.sin(tilt), Math.cos(latitude) * Math.cos(longitude))),
        Math.toDegrees(Math.asin(y * Math.sin(tilt) + z * Math.cos(tilt))));
  }

  /** A candidate that is none of the pulsars, in a survey of the same parts of the sky. */
  Sighting chance() {
    return sighting(
        random.nextInt(4) == 0 ? anywhere() : nearThePlane(),
        Math.exp(between(Math.log(0.001), Math.log(30))),
        between(0, 1_000),
        between(0.02, 0.2));
  }

  static Sighting sighting(SkyPosition position, double period, Double dm, double width) {
    return new Sighting(position, period, true, dm, width, 1_382.0, 400.0, 560.0);
  }

  double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }
}
