/** When the samples of a replay are due. No clock and no topic is known here. */
package org.pulsartriage.replay.pace;
