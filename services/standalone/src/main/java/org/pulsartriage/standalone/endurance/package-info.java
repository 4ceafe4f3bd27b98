/**
 * Proofs that take long: processes killed at random moments, models exchanged under load, memory
 * watched for half an hour. The pipeline is the real one; what is decided here is only whether its
 * topics say what they must.
 */
package org.pulsartriage.standalone.endurance;
