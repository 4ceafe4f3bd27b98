/**
 * The running service: its settings, the pipeline as a bean, its health. What becomes of a file is
 * the pipeline's business.
 */
package org.pulsartriage.ingest.service;
