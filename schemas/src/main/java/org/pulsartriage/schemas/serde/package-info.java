/**
 * Records to bytes and back, in Avro single-object encoding: two marker bytes, the schema's
 * fingerprint, the record. A reader decodes what any known older schema wrote; no registry is
 * needed.
 */
package org.pulsartriage.schemas.serde;
