/**
 * Networks: an architecture a file, a line in {@link org.pulsartriage.models.network.Networks}
 * each. All give logits, one a class; softmax belongs to the loss and the engine.
 */
package org.pulsartriage.models.network;
