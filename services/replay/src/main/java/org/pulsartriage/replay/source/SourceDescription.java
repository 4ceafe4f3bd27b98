package org.pulsartriage.replay.source;

import java.util.List;
import org.pulsartriage.schemas.SampleEncoding;

/**
 * What the samples of a source are.
 *
 * @param name name of the experiment or data set
 * @param dataset name of the data set
 * @param part part of it: train, test, whole
 * @param classNames names of the classes, in the order of their indices
 * @param minority indices of the minority classes: at least one, and not all
 * @param size number of samples
 * @param shape shape of a sample's values
 * @param encoding how they are stored
 * @param offsets what is taken away from a stored value, as in a labelled sample
 * @param divisors what the difference is divided by
 */
public record SourceDescription(
    String name,
    String dataset,
    String part,
    List<String> classNames,
    List<Integer> minority,
    int size,
    List<Integer> shape,
    SampleEncoding encoding,
    List<Double> offsets,
    List<Double> divisors) {}
