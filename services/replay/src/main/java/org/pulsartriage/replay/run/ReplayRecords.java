package org.pulsartriage.replay.run;

import java.time.Instant;
import java.util.List;
import org.pulsartriage.replay.source.ReplaySample;
import org.pulsartriage.replay.source.SourceDescription;
import org.pulsartriage.schemas.LabelledSample;
import org.pulsartriage.schemas.ReplayProgress;
import org.pulsartriage.schemas.ReplayRequest;
import org.pulsartriage.schemas.ReplayState;

/** The records of one replay. */
final class ReplayRecords {

  private ReplayRecords() {}

  static LabelledSample sample(
      ReplayRequest request,
      SourceDescription source,
      ReplaySample sample,
      long position,
      Instant due) {
    return LabelledSample.newBuilder()
        .setSampleId(sample.id())
        .setRunId(request.getRunId())
        .setSource(source.name())
        .setDataset(source.dataset())
        .setPart(source.part())
        .setPosition(position)
        .setRow(sample.row())
        .setClassIndex(sample.classIndex())
        .setClassName(source.classNames().get(sample.classIndex()))
        .setClasses(source.classNames().size())
        .setShape(source.shape())
        .setEncoding(source.encoding())
        .setOffsets(source.offsets())
        .setDivisors(source.divisors())
        .setValues(sample.values())
        .setModel(request.getModel())
        .setDueAt(due)
        .build();
  }

  static ReplayProgress progress(
      ReplayRequest request,
      SourceDescription source,
      ReplayState state,
      long position,
      long total,
      Instant now) {
    return ReplayProgress.newBuilder()
        .setRunId(request.getRunId())
        .setState(state)
        .setPosition(position)
        .setTotal(total)
        .setSource(source.name())
        .setDataset(source.dataset())
        .setPart(source.part())
        .setClassNames(source.classNames())
        .setMinority(source.minority())
        .setWindow(request.getWindow())
        .setUpdatedAt(now)
        .build();
  }

  /** The progress before, or none, in another state. */
  static ReplayProgress progress(
      ReplayRequest request,
      ReplayProgress before,
      ReplayState state,
      String failure,
      Instant now) {
    ReplayProgress.Builder progress =
        before != null
            ? ReplayProgress.newBuilder(before)
            : ReplayProgress.newBuilder()
                .setRunId(request.getRunId())
                .setPosition(0)
                .setTotal(0)
                .setSource(request.getSource())
                .setDataset("")
                .setPart("")
                .setClassNames(List.of())
                .setMinority(List.of())
                .setWindow(request.getWindow());
    return progress.setState(state).setFailure(failure).setUpdatedAt(now).build();
  }
}
