/**
 * A replay as a person follows it: progress until it ends, then its figures. Replays themselves are
 * the replay service's.
 */
package org.pulsartriage.standalone.replay;
