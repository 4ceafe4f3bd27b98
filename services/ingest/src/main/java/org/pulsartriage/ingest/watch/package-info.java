/**
 * Watched folders: which files are new and whole, and which were taken. Never touches the files;
 * what becomes of one is the pipeline's business.
 */
package org.pulsartriage.ingest.watch;
