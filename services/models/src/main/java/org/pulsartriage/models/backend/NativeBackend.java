package org.pulsartriage.models.backend;

import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The native library below Deeplearning4j, set up once a JVM. */
public final class NativeBackend {

  /** Deeplearning4j's switch for layer helpers, that is oneDNN; it is off unless set to false. */
  static final String HELPERS_DISABLED = "org.eclipse.deeplearning4j.helpers.disable";

  /**
   * JavaCPP's bound of the resident memory, which makes it read the process's size at each native
   * allocation: a third of the time of a small network. Its bound of what it allocated itself
   * stays.
   */
  private static final String PHYSICAL_BOUND = "org.bytedeco.javacpp.maxPhysicalBytes";

  private static boolean started;

  private NativeBackend() {}

  /**
   * Loads the native library, with oneDNN allowed unless the system property that turns it off is
   * set already. To be called before anything of Deeplearning4j; further calls do nothing.
   */
  public static synchronized void start() {
    if (started) {
      return;
    }
    if (System.getProperty(HELPERS_DISABLED) == null) {
      System.setProperty(HELPERS_DISABLED, "false");
    }
    if (System.getProperty(PHYSICAL_BOUND) == null) {
      System.setProperty(PHYSICAL_BOUND, "0");
    }
    // Its memory dumps need a library that is left out, and would hide the error that they report.
    CrashReportingUtil.crashDumpsEnabled(false);
    Nd4j.getExecutioner();
    // OpenBLAS has one number of threads for the whole process: one, so that nobody's results
    // depend
    // on what somebody else asked for. It does dense layers only, which are small here.
    Nd4j.factory().blas().setMaxThreads(1);
    started = true;
  }

  /**
   * Sets the number of OpenMP threads of the calling thread: OpenMP keeps it a thread, and a new
   * thread begins with the machine's. Two threads hurt small networks, and results depend on their
   * number in the last bits.
   *
   * @param threads number of threads, 1 or more
   */
  public static void useThreads(int threads) {
    start();
    NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
    if (operations.ompGetMaxThreads() != threads) {
      operations.setOmpNumThreads(threads);
    }
  }
}
