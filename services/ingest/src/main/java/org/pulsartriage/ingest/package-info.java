/**
 * The ingest service: raw files become candidates on a topic, or rejections in quarantine. Decoding
 * itself lives in the candidates library.
 */
package org.pulsartriage.ingest;
