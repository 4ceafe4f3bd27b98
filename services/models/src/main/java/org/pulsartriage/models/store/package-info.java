/**
 * Where bundles are kept, and how one is fetched and checked. A kind of store is a file, and a line
 * in {@link org.pulsartriage.models.store.BundleStores}. No inference here.
 */
package org.pulsartriage.models.store;
