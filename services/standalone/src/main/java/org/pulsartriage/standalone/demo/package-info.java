/**
 * The demonstration: a simulated night, and what the pipeline made of it. Uses the services as any
 * client does.
 */
package org.pulsartriage.standalone.demo;
