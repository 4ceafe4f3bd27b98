/**
 * What is wished of replays: the service's side, which shares the requests out among services, and
 * the side of a person's command.
 */
package org.pulsartriage.replay.control;
