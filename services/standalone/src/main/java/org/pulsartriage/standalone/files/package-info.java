/** Folders that a command works in. What lies in them, the commands know. */
package org.pulsartriage.standalone.files;
