package org.pulsartriage.ingest.pipeline;

import java.util.concurrent.Semaphore;

/**
 * Bounds the raw bytes that are on their way at one time. In blocks, so that many empty files are
 * bounded too; a file larger than all of it waits until it is alone.
 */
final class MemoryBudget {

  private static final int BLOCK_BYTES = 64 << 10;

  private final int blocks;
  private final Semaphore free;

  /**
   * @param bytes most bytes on their way, 64 KiB or more
   */
  MemoryBudget(long bytes) {
    this.blocks = Math.toIntExact(Math.max(1, bytes / BLOCK_BYTES));
    this.free = new Semaphore(blocks, true);
  }

  /**
   * Waits until there is room.
   *
   * @param bytes size of a file
   * @return blocks taken, to be given back
   * @throws InterruptedException where the thread is interrupted while it waits
   */
  int take(long bytes) throws InterruptedException {
    int wanted = (int) Math.min(blocks, 1 + bytes / BLOCK_BYTES);
    free.acquire(wanted);
    return wanted;
  }

  void giveBack(int taken) {
    free.release(taken);
  }
}
