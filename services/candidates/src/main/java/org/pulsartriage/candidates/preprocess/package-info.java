/**
 * A raw candidate to a {@link org.pulsartriage.schemas.Candidate}: everything that depends on no
 * model. Nothing here knows a format, and nothing changes the samples.
 */
package org.pulsartriage.candidates.preprocess;
