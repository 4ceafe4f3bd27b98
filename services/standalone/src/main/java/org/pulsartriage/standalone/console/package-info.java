/**
 * What every command shows a person: progress, tables, failures, exit codes. Knows nothing of
 * candidates.
 */
package org.pulsartriage.standalone.console;
