package org.pulsartriage.scorer.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Candidates of one partition that wait to be scored together, in the order of their offsets. In
 * memory only: whoever holds it empties it before their offsets are committed.
 */
final class CandidateBatch {

  private final int size;
  private final List<WaitingCandidate> waiting = new ArrayList<>();
  private final Set<String> identities = new HashSet<>();

  /**
   * @param size candidates that make it full, 1 or more
   */
  CandidateBatch(int size) {
    this.size = size;
  }

  boolean contains(String candidateId) {
    return identities.contains(candidateId);
  }

  /**
   * @param candidate one whose identity does not wait here
   */
  void add(WaitingCandidate candidate) {
    waiting.add(candidate);
    identities.add(candidate.candidate().getCandidateId());
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  boolean isFull() {
    return waiting.size() >= size;
  }

  /**
   * @return all that waited; nothing waits any more
   */
  List<WaitingCandidate> take() {
    List<WaitingCandidate> taken = List.copyOf(waiting);
    waiting.clear();
    identities.clear();
    return taken;
  }
}
