/**
 * The command line, and one JVM that runs every service with an embedded broker. Nothing here
 * decodes, scores or trains by itself.
 */
package org.pulsartriage.standalone;
