/**
 * Where networks run: processor or graphics card, chosen before the native library is loaded, and
 * what a card must be. No network here.
 */
package org.pulsartriage.models.device;
