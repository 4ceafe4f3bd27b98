/**
 * Processes of this machine that can be killed and started again. What they do, and when they are
 * killed, others say.
 */
package org.pulsartriage.standalone.process;
