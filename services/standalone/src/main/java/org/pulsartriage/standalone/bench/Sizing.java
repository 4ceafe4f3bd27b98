package org.pulsartriage.standalone.bench;

/**
 * What a rate of candidates needs, from what one candidate was measured to cost. Costs are taken to
 * grow with the rate alone: true as long as the work is shared by partitions, which it is.
 *
 * @param rate candidates a second, more than 0
 * @param cost what a candidate costs
 * @param cluster what there is to spend it on
 */
public record Sizing(double rate, Cost cost, Cluster cluster) {

  private static final double SECONDS_AN_HOUR = 3600;
  private static final double BITS = 8;
  private static final double MILLIS = 1000;

  /**
   * What one candidate costs.
   *
   * @param ingestMillis processor time of ingest in ms, from raw bytes to an encoded record
   * @param brokerMillis processor time of a broker in ms, for the candidate and all that is written
   *     of it
   * @param scorerMillis processor time of the scorer in ms
   * @param threadRate candidates a second of one stream thread, more than 0
   * @param recordBytes size of its record
   * @param scoreBytes size of its score
   */
  public record Cost(
      double ingestMillis,
      double brokerMillis,
      double scorerMillis,
      double threadRate,
      double recordBytes,
      double scoreBytes) {}

  /**
   * What a cluster is made of.
   *
   * @param replication copies of each record, 1 or more
   * @param use part of any resource that is to be used at that rate, the rest being for what comes
   *     after a failure; more than 0, at most 1
   * @param coresOfABroker processors of a broker's machine
   * @param diskOfABroker bytes a second that a broker's disks write without pause
   * @param networkOfABroker bytes a second each way of a broker's network
   * @param hours of observation a day
   * @param days that candidates are kept
   */
  public record Cluster(
      int replication,
      double use,
      int coresOfABroker,
      double diskOfABroker,
      double networkOfABroker,
      double hours,
      double days) {}

  /**
   * @return processors that ingest needs
   */
  public double ingestCores() {
    return rate * cost.ingestMillis() / MILLIS / cluster.use();
  }

  /**
   * @return processors that the scorers need
   */
  public double scorerCores() {
    return rate * cost.scorerMillis() / MILLIS / cluster.use();
  }

  /**
   * @return processors that all brokers need; a copy is taken to cost what the first does, though
   *     it costs less
   */
  public double brokerCores() {
    return rate * cost.brokerMillis() * cluster.replication() / MILLIS / cluster.use();
  }

  /**
   * @return stream threads, which is the least number of partitions
   */
  public int partitions() {
    return (int) Math.ceil(rate / cost.threadRate() / cluster.use());
  }

  /**
   * @return bytes a second that producers send: candidates and scores
   */
  public double produced() {
    return rate * (cost.recordBytes() + cost.scoreBytes());
  }

  /**
   * @return bytes a second that all brokers write to disk
   */
  public double written() {
    return produced() * cluster.replication();
  }

  /**
   * @return bytes a second that all brokers receive, or send: each record comes once and is copied,
   *     is read once and is copied
   */
  public double networkEachWay() {
    return produced() * cluster.replication();
  }

  /**
   * @return bytes that candidates and scores take on all disks
   */
  public double kept() {
    return written() * SECONDS_AN_HOUR * cluster.hours() * cluster.days();
  }

  /**
   * @return brokers that the processors ask for
   */
  public int brokersByCores() {
    return (int) Math.ceil(brokerCores() / cluster.coresOfABroker());
  }

  /**
   * @return brokers that writing asks for
   */
  public int brokersByDisk() {
    return (int) Math.ceil(written() / cluster.diskOfABroker() / cluster.use());
  }

  /**
   * @return brokers that the network asks for
   */
  public int brokersByNetwork() {
    return (int) Math.ceil(networkEachWay() / cluster.networkOfABroker() / cluster.use());
  }

  /**
   * @return brokers: as many as the scarcest resource asks for, and as there are copies
   */
  public int brokers() {
    return Math.max(
        cluster.replication(),
        Math.max(brokersByCores(), Math.max(brokersByDisk(), brokersByNetwork())));
  }

  /**
   * @param gigabits a network's speed
   * @return bytes a second
   */
  public static double gigabits(double gigabits) {
    return gigabits * 1e9 / BITS;
  }
}
