package org.pulsartriage.replay.run;

import java.time.InstantSource;
import org.pulsartriage.replay.source.ReplaySources;
import org.pulsartriage.schemas.kafka.KafkaConnection;

/**
 * What every replay of a service shares.
 *
 * @param connection the cluster
 * @param sources opens what is to be replayed
 * @param meters where the service counts
 * @param clock the time, also that of the pace
 */
public record ReplayContext(
    KafkaConnection connection, ReplaySources sources, ReplayMeters meters, InstantSource clock) {}
