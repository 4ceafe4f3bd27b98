/**
 * When a shadow may be promoted, and when the active model is given up: rules as data, read from a
 * file, and what they say of counts. Nothing is changed here.
 */
package org.pulsartriage.gate.rules;
