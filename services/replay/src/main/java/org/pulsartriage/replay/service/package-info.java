/**
 * The running service: its settings, its beans, its health. What becomes of a request is decided
 * elsewhere.
 */
package org.pulsartriage.replay.service;
