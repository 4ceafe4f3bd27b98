/**
 * Readers of data sets, a file each; {@link org.pulsartriage.datasets.Datasets} lists them. They
 * check every count before they allocate. No protocol, no scaling.
 */
package org.pulsartriage.datasets.reader;
