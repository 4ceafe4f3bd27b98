package org.pulsartriage.replay.source;

import java.io.IOException;
import org.pulsartriage.datasets.protocol.Shuffle;

/** Another source's samples in an order that follows from a seed. Holds all of them in memory. */
final class ShuffledSource implements ReplaySource {

  private final ReplaySource source;
  private final long seed;

  ShuffledSource(ReplaySource source, long seed) {
    this.source = source;
    this.seed = seed;
  }

  @Override
  public SourceDescription description() {
    return source.description();
  }

  @Override
  public Cursor open(int from) throws IOException {
    ReplaySample[] samples = new ReplaySample[description().size()];
    try (Cursor cursor = source.open(0)) {
      for (int i = 0; i < samples.length; i++) {
        samples[i] = cursor.next();
      }
    }
    int[] order = new Shuffle(Shuffle.Rule.EVERY_EPOCH, 0).order(samples.length, seed, 0);
    return new Cursor() {
      private int next = from;

      @Override
      public ReplaySample next() {
        return next == order.length ? null : samples[order[next++]];
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }
}
