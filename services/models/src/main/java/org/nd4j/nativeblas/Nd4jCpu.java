package org.nd4j.nativeblas;

/**
 * Holder of the class that Deeplearning4j 1.0.0-M2.1 asks whether oneDNN may be used. It looks for
 * it by this name, {@code org.nd4j.nativeblas.Nd4jCpu$Environment}, although ND4J has moved it to
 * {@code org.nd4j.linalg.cpu.nativecpu.bindings}; not finding it, it computes without oneDNN, some
 * ten times slower, and says nothing.
 */
public final class Nd4jCpu {

  private Nd4jCpu() {}

  /** Answers for the class that moved. */
  public static final class Environment {

    private static final Environment INSTANCE = new Environment();

    private Environment() {}

    /**
     * @return the only one
     */
    public static Environment getInstance() {
      return INSTANCE;
    }

    /**
     * @return whether ND4J's native code may use oneDNN
     */
    public boolean isUseONEDNN() {
      return org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu.Environment.getInstance().isUseONEDNN();
    }

    /**
     * @return the same, by the older name of the library
     */
    public boolean isUseMKLDNN() {
      return isUseONEDNN();
    }
  }
}
