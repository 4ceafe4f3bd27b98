/**
 * What the commands on models have in common: what stands on the topics about them, and what the
 * scorer makes of a change. The rules of a change live with the releases.
 */
package org.pulsartriage.standalone.models;
