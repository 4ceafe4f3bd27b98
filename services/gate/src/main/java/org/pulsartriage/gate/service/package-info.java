/**
 * The running gate: its settings, its beans, its health, its metrics. What is counted and decided
 * is known elsewhere.
 */
package org.pulsartriage.gate.service;
