/**
 * Training snapshots: labels joined with their candidates as the topics stood at given offsets, in
 * a file that is the same, byte for byte, whenever it is built. What is trained from one is the
 * recipe's business.
 */
package org.pulsartriage.trainer.snapshot;
