/**
 * From a raw file to a record on a topic: read and decode on several threads, publish from one, in
 * transactions. {@link org.pulsartriage.ingest.pipeline.IngestPipeline} is the way in for uploads,
 * folders and the command line alike; nothing here knows HTTP or Micronaut.
 */
package org.pulsartriage.ingest.pipeline;
