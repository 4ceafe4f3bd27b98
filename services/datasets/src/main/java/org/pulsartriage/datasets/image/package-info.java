/**
 * Image files: listing them in folders and archives, decoding and shrinking them. Knows no data
 * set; every size is bounded and no entry reaches outside its archive.
 */
package org.pulsartriage.datasets.image;
