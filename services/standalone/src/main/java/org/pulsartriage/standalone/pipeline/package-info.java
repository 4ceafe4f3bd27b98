/**
 * Every service in this JVM, on the broker inside it or on a cluster. What the services do lives in
 * their own modules.
 */
package org.pulsartriage.standalone.pipeline;
