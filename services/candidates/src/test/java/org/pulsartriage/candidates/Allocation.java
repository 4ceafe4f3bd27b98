package org.pulsartriage.candidates;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that a piece of work makes its thread allocate. */
public final class Allocation {

  /** Work that may fail. */
  public interface Work {
    void run() throws Exception;
  }

  private Allocation() {}

  public static long of(Work work) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    work.run();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}
