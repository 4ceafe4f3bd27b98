/** How alarms are written and read. Who raises which, and why, lives elsewhere. */
package org.pulsartriage.schemas.alarms;
