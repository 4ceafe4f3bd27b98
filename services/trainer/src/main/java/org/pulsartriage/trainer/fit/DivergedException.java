package org.pulsartriage.trainer.fit;

/** A training whose loss or parameters are no longer finite numbers. */
public final class DivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DivergedException(int epoch, int batch, String what) {
    super(
        "diverged in epoch "
            + (epoch + 1)
            + ", batch "
            + (batch + 1)
            + ": "
            + what
            + "; a lower learning rate may help");
  }
}
