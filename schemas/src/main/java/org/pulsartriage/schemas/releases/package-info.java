/**
 * What the models topic says: which model is active, which shadows it, which there are; how that
 * may change; and that changes by several do not mix. Knows no bundle and no network.
 */
package org.pulsartriage.schemas.releases;
