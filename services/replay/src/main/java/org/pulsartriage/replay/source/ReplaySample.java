package org.pulsartriage.replay.source;

import java.nio.ByteBuffer;

/**
 * One sample of a source.
 *
 * @param row its place among the samples of an evaluation that reads them from disk
 * @param id its id in the data set
 * @param classIndex its class
 * @param values its values as recorded, in the source's encoding
 */
public record ReplaySample(int row, String id, int classIndex, ByteBuffer values) {}
