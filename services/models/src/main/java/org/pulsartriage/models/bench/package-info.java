/**
 * Measurements of the inference engines, beside what the machine can do at most. Nothing else in
 * the project depends on this.
 */
package org.pulsartriage.models.bench;
