package org.pulsartriage.trainer.fit;

import java.time.Duration;

/**
 * Where a training stands.
 *
 * @param epoch epochs finished
 * @param epochs epochs in all
 * @param samples samples of the running epoch that are done
 * @param samplesInEpoch samples of the running epoch in all
 * @param loss mean loss of the running epoch so far
 * @param samplesPerSecond rate since the start of this run
 * @param timeLeft at that rate
 */
public record TrainingProgress(
    int epoch,
    int epochs,
    int samples,
    int samplesInEpoch,
    double loss,
    double samplesPerSecond,
    Duration timeLeft) {}
