package org.pulsartriage.datasets;

/**
 * Where a data set comes from, in words.
 *
 * @param title what it is called, e.g. {@code MNIST database of handwritten digits}
 * @param provider who offers it
 * @param citation the paper to cite
 */
public record DataSource(String title, String provider, String citation) {}
