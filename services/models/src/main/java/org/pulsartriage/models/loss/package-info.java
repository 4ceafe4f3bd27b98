/**
 * Losses on logits: the contract ({@link org.pulsartriage.models.loss.LogitLoss}), a file a loss,
 * and the registry {@link org.pulsartriage.models.loss.Losses} that names them. No network, no data
 * and no decision threshold belongs here.
 */
package org.pulsartriage.models.loss;
