/** The HTTP way in: an upload, its answer, its limits. Files themselves are the pipeline's. */
package org.pulsartriage.ingest.http;
