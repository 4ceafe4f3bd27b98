/**
 * The commands, a file each: they read arguments, call a library or a service, and show what came
 * of it. No work of their own.
 */
package org.pulsartriage.standalone.command;
