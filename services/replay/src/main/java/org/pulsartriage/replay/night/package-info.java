/**
 * One recorded night under two models: read from its topic, scored again, and what differs as a
 * report. Publishes nothing.
 */
package org.pulsartriage.replay.night;
