/**
 * The running service: settings, the streams client and what happens when it fails, health. What
 * becomes of a record is the topology's business.
 */
package org.pulsartriage.scorer.service;
