package org.pulsartriage.scorer.topology;

import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Runs a processor's action before each commit of its task, inside the same transaction: also
 * before the last one of a clean close, which no punctuator sees.
 *
 * <p>The public API has no such hook. A task flushes the caches of its stores before it collects
 * the offsets that it commits, so this is a store that holds nothing and whose flush is the action.
 * {@link CachedStateStore} and {@link InternalProcessorContext} are internal to Kafka Streams: this
 * class is the only one that touches them.
 */
final class BeforeCommit implements StateStore, CachedStateStore<Void, Void> {

  private final String name;
  private boolean open;
  private InternalProcessorContext<?, ?> context;
  private ProcessorNode<?, ?, ?, ?> node;
  private Runnable action = () -> {};

  private BeforeCommit(String name) {
    this.name = name;
  }

  static StoreBuilder<BeforeCommit> store(String name) {
    return new Builder(name);
  }

  /**
   * To be called in the processor's {@code init}.
   *
   * @param processor the context that {@code init} was given
   * @param before may forward and put; runs on the task's thread
   */
  void run(ProcessorContext<?, ?> processor, Runnable before) {
    this.context = (InternalProcessorContext<?, ?>) processor;
    this.node = context.currentNode();
    this.action = before;
  }

  @Override
  public void flushCache() {
    if (context == null) {
      return;
    }
    // Outside of process() no node is current, and forward() refuses.
    ProcessorNode<?, ?, ?, ?> previous = context.currentNode();
    context.setCurrentNode(node);
    try {
      action.run();
    } finally {
      context.setCurrentNode(previous);
    }
  }

  @Override
  public void clearCache() {
    // Holds nothing.
  }

  @Override
  public boolean setFlushListener(CacheFlushListener<Void, Void> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext stateStoreContext, StateStore root) {
    stateStoreContext.register(root, (key, value) -> {});
    open = true;
  }

  @Override
  public void flush() {
    // Holds nothing.
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  private record Builder(String name) implements StoreBuilder<BeforeCommit> {

    @Override
    public StoreBuilder<BeforeCommit> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<BeforeCommit> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<BeforeCommit> withLoggingEnabled(Map<String, String> config) {
      throw new UnsupportedOperationException("holds nothing to log");
    }

    @Override
    public StoreBuilder<BeforeCommit> withLoggingDisabled() {
      return this;
    }

    @Override
    public BeforeCommit build() {
      return new BeforeCommit(name);
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }
  }
}
