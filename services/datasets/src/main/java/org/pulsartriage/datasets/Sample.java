package org.pulsartriage.datasets;

/**
 * One labelled sample.
 *
 * @param id unique within its data set and the same in every reading, e.g. {@code train/00042}
 * @param classIndex index into {@link Dataset#classNames()}
 * @param features as recorded, unscaled; channel, row, column order for images; the product of
 *     {@link Dataset#shape()} values
 */
public record Sample(String id, int classIndex, float[] features) {}
