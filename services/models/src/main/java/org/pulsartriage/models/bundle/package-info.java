/**
 * The model bundle: one zip with a manifest and a network, named by the digest of its bytes. Reads
 * nothing that is not on an allow-list. No inference here.
 */
package org.pulsartriage.models.bundle;
