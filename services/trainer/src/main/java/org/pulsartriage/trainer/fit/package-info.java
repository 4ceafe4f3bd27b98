/**
 * The training loop: samples in, a fitted network out, reproducible from its seed. Knows no data
 * set and no candidate.
 */
package org.pulsartriage.trainer.fit;
