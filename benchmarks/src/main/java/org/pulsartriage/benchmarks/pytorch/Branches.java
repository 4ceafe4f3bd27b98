package org.pulsartriage.benchmarks.pytorch;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;

/** As many blocks as inputs, each for its own, their outputs (batch x values) side by side. */
final class Branches extends AbstractBlock {

  private static final byte VERSION = 1;

  private final List<Block> branches;

  Branches(Block... branches) {
    super(VERSION);
    this.branches = List.of(branches);
    for (int i = 0; i < branches.length; i++) {
      addChildBlock("branch-" + i, branches[i]);
    }
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameters,
      NDList inputs,
      boolean training,
      PairList<String, Object> arguments) {
    NDList outputs = new NDList();
    for (int i = 0; i < branches.size(); i++) {
      outputs.addAll(
          branches.get(i).forward(parameters, new NDList(inputs.get(i)), training, arguments));
    }
    return new NDList(NDArrays.concat(outputs, 1));
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    for (int i = 0; i < branches.size(); i++) {
      branches.get(i).initialize(manager, type, inputs[i]);
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    long values = 0;
    for (int i = 0; i < branches.size(); i++) {
      values += branches.get(i).getOutputShapes(new Shape[] {inputs[i]})[0].get(1);
    }
    return new Shape[] {new Shape(inputs[0].get(0), values)};
  }
}
