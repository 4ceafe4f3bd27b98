/**
 * The Avro records of the pipeline, generated from {@code src/main/avro}. Hand-written code lives
 * in the sub-packages; nothing here knows a file format, a model or a service.
 */
package org.pulsartriage.schemas;
