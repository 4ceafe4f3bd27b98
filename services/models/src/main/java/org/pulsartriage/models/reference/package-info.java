/**
 * What a model's candidates looked like when it was trained: the quantities that are watched, the
 * grid on which they are counted, and the summary that travels in a bundle. Whether a night looks
 * otherwise is not judged here.
 */
package org.pulsartriage.models.reference;
