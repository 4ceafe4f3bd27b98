/**
 * What every running Kafka Streams application of the services has in common: how it starts, what
 * happens when a thread dies, how it ends, and whether it is well. What it does with records lives
 * in the services.
 */
package org.pulsartriage.hosting.streams;
