/**
 * Simulated pulsars among the files: how many, when, how strong, and their bytes. How they are
 * published, and counted, is the pipeline's business.
 */
package org.pulsartriage.ingest.injection;
