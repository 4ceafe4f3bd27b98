package org.pulsartriage.standalone.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StageTest {

  @Test
  void shouldTellAStageByTheInnermostFrameThatHasOne() {
    assertThat(
            Stage.of(
                stack(
                    "java.util.Arrays.sort",
                    "org.pulsartriage.models.input.RobustScale.apply",
                    "org.pulsartriage.models.engine.BundleScorer.score",
                    "org.apache.kafka.streams.processor.internals.StreamTask.process")))
        .isEqualTo(Stage.ASSEMBLE);
    assertThat(
            Stage.of(
                stack(
                    "org.rocksdb.RocksDB.put",
                    "org.apache.kafka.streams.state.internals.RocksDBStore.put",
                    "org.apache.kafka.streams.processor.internals.TaskManager.commit")))
        .isEqualTo(Stage.STATE);
    assertThat(
            Stage.of(
                stack(
                    "org.apache.kafka.clients.producer.KafkaProducer.doSend",
                    "org.apache.kafka.streams.state.internals.ChangeLoggingKeyValueBytesStore.put")))
        .isEqualTo(Stage.PRODUCE);
    assertThat(Stage.of(stack("java.lang.Thread.run"))).isEqualTo(Stage.OTHER);
  }

  @Test
  void shouldTellWaitingFromWork() {
    assertThat(Stage.waits(stack("sun.nio.ch.EPoll.wait", "sun.nio.ch.EPollSelectorImpl.doSelect")))
        .isTrue();
    assertThat(Stage.waits(stack("jdk.internal.misc.Unsafe.park"))).isTrue();
    assertThat(Stage.waits(stack("java.util.Arrays.sort", "sun.nio.ch.EPoll.wait"))).isFalse();
  }

  private static StackTraceElement[] stack(String... frames) {
    StackTraceElement[] stack = new StackTraceElement[frames.length];
    for (int i = 0; i < frames.length; i++) {
      int dot = frames[i].lastIndexOf('.');
      stack[i] =
          new StackTraceElement(
              frames[i].substring(0, dot), frames[i].substring(dot + 1), "File.java", 1);
    }
    return stack;
  }
}
