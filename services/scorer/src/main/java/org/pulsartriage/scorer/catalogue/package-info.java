/**
 * Marks scores with the known pulsars that their candidates may be. The comparison itself is the
 * candidates library's; here stand its settings and where its words go.
 */
package org.pulsartriage.scorer.catalogue;
