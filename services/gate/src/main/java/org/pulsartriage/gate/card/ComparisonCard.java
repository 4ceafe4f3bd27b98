package org.pulsartriage.gate.card;

import java.util.List;
import java.util.Map;

/**
 * A model beside the one that it would replace. What could not be had is null, and named in {@code
 * missing}.
 *
 * @param before the model that would be replaced; null where none is active
 * @param after the model that is compared
 * @param validation both on the frozen validation set, here and now
 * @param together both on the candidates that came while the one was the other's shadow
 * @param missing what is not on the card, and why, a line each
 */
public record ComparisonCard(
    Side before, Side after, Validation validation, Together together, List<String> missing) {

  /**
   * A model.
   *
   * @param modelId its name
   * @param digest SHA-256 of its bundle
   * @param state its state, in small letters
   * @param threshold the probability from which it calls a pulsar; null where its bundle cannot be
   *     read from here
   * @param metrics what its bundle says of its training's validation set, by name; empty where it
   *     cannot be read
   */
  public record Side(
      String modelId, String digest, String state, Double threshold, Map<String, Double> metrics) {}

  /**
   * Both models on the same simulated candidates, which neither was trained on.
   *
   * @param seed what the candidates follow from
   * @param pulsars number of pulsars among them
   * @param others number of others
   * @param engine the inference engine
   * @param before figures by name, as of the evaluation library
   * @param after figures by name
   * @param candidatesPerSecondBefore candidates scored a second on one thread of this machine
   * @param candidatesPerSecondAfter the same of the other
   */
  public record Validation(
      long seed,
      int pulsars,
      int others,
      String engine,
      Map<String, Double> before,
      Map<String, Double> after,
      double candidatesPerSecondBefore,
      double candidatesPerSecondAfter) {}

  /**
   * Both models on the candidates that came.
   *
   * @param injected injected pulsars by S/N; ranges that hold none are left out
   * @param known known pulsars by S/N
   * @param nights counts a night, ascending
   * @param movers the candidates of the last night whose rank changed by the greatest factor
   */
  public record Together(
      List<SnrRow> injected, List<SnrRow> known, List<NightCount> nights, List<Mover> movers) {}

  /**
   * Pulsars in a range of S/N.
   *
   * @param snr the range
   * @param seen how many both have scored
   * @param before how many of them the replaced model calls pulsars
   * @param after how many the other does
   */
  public record SnrRow(String snr, long seen, long before, long after) {}

  /**
   * A night.
   *
   * @param night YYYY-MM-DD
   * @param scored candidates that both have scored
   * @param calledBefore how many of them the replaced model calls pulsars
   * @param calledAfter how many the other does
   * @param onlyBefore how many the replaced model alone does
   * @param onlyAfter how many the other alone does
   */
  public record NightCount(
      String night,
      long scored,
      long calledBefore,
      long calledAfter,
      long onlyBefore,
      long onlyAfter) {

    /**
     * @return share of the candidates on which both say the same, 0 to 1
     */
    public double agreement() {
      return 1 - (double) (onlyBefore + onlyAfter) / scored;
    }
  }

  /**
   * A candidate that moved.
   *
   * @param candidateId its identity
   * @param fileName name of its raw file
   * @param truth injected, known or none
   * @param rankBefore 1 for the highest probability of the night
   * @param rankAfter the same under the other
   * @param probabilityBefore 0 to 1
   * @param probabilityAfter 0 to 1
   */
  public record Mover(
      String candidateId,
      String fileName,
      String truth,
      int rankBefore,
      int rankAfter,
      double probabilityBefore,
      double probabilityAfter) {}
}
