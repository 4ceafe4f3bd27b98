/**
 * Simulated candidates that no training has seen, and what a model says of them here and now. Only
 * models and the simulator are known here: no topic, no file.
 */
package org.pulsartriage.evaluation.validation;
