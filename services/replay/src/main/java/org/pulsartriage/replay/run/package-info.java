/**
 * A replay under way: samples and progress in one transaction, from where the last one ended. What
 * is replayed, and when it is due, lives elsewhere.
 */
package org.pulsartriage.replay.run;
