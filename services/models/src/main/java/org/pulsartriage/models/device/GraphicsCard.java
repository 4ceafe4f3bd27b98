package org.pulsartriage.models.device;

/**
 * A graphics card.
 *
 * @param name as its driver gives it
 * @param major first number of its compute capability
 * @param minor second number of its compute capability
 */
record GraphicsCard(String name, int major, int minor) {

  /** The native code of nd4j-cuda-11.6 1.0.0-M2.1 is for these, and has no PTX for later ones. */
  private static final int OLDEST = 307;

  private static final int NEWEST = 809;

  /** What {@link #isSupported()} accepts, in words. */
  static final String SUPPORTED = "compute capability 3.7 to 8.9";

  boolean isSupported() {
    int capability = 100 * major + minor;
    return capability >= OLDEST && capability <= NEWEST;
  }

  @Override
  public String toString() {
    return "%s (compute capability %d.%d)".formatted(name, major, minor);
  }
}
