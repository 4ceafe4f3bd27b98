package org.pulsartriage.schemas;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One complete record of each type that is written by itself: every optional field filled, every
 * list with an entry.
 */
public final class SampleRecords {

  private static final String ID =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final String DIGEST =
      "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

  private SampleRecords() {}

  /**
   * @return the samples, one a record type
   */
  public static List<SpecificRecordBase> all() {
    return List.of(
        candidate(),
        score(),
        rejection(),
        modelRelease(),
        modelSwitch(),
        ledgerEntry(),
        beamGroup(),
        label(),
        labelledCandidate(),
        trainingJob(),
        trainingProgress(),
        labelledSample(),
        sampleScore(),
        evaluatedSample(),
        evaluation(),
        replayRequest(),
        replayProgress(),
        driftWindow(),
        driftObservation(),
        driftCounts(),
        alarm(),
        recall(),
        shadowComparison());
  }

  /**
   * @return a candidate of 2 sub-integrations, 2 sub-bands and 4 phase bins
   */
  public static Candidate candidate() {
    return Candidate.newBuilder()
        .setCandidateId(ID)
        .setNight("2026-01-02")
        .setSource(new CandidateSource("cand_000001.phcx", "phcx", 30_000L, AT))
        .setObservation(
            new Observation(
                "Parkes", "G302.1-0.5", 4, 187.25, -63.5, 1382.0, -400.0, 54985.725, 558.68))
        .setOptimised(new FoldValues(0.334404, 0.334414, 165.75, 0.1, 0.0, 30.9, 0.0625))
        .setSearch(new FoldValues(0.334395, null, 169.78, 27.0, null, 34.3, null))
        .setSubIntegrations(eightBit(2, 4))
        .setSubBands(eightBit(2, 4))
        .setProfile(eightBit(1, 4))
        .setDmCurve(new DmCurve(ByteBuffer.wrap(new byte[16]), eightBit(1, 4)))
        .setPeriodDmPlane(
            new PeriodDmPlane(
                ByteBuffer.wrap(new byte[32]), ByteBuffer.wrap(new byte[8]), eightBit(2, 4)))
        .setPhaseShift(-0.25)
        .setDeadSubIntegrations(List.of())
        .setDeadSubBands(List.of(0, 1))
        .setProfileSnr(29.5)
        .setFeatures(new Features(100.5, 45.25, 0.5, -0.25, 3.5, 20.0, 8.5, 90.0))
        .setInjection(injection())
        .build();
  }

  private static Injection injection() {
    return new Injection("2026-01-02/17", 12.5, 0.334414, 165.75);
  }

  /**
   * @return a score
   */
  public static Score score() {
    return new Score(
        ID,
        "2026-01-02",
        "compact",
        DIGEST,
        "dl4j",
        0.9375,
        2.70805,
        0.5,
        ScoreLabel.PULSAR,
        3,
        1234L,
        AT,
        "cand_000001.phcx",
        0.334414,
        165.75,
        30.9,
        4,
        187.25,
        -63.5,
        54985.725,
        List.of(new KnownPulsarMatch("J1229-6332", 0.125, 1, 2, -1.5, 0.96875)),
        "psrcat.csv@" + DIGEST,
        "second",
        injection());
  }

  /**
   * @return a group of one candidate and its second harmonic in the neighbouring beam
   */
  public static BeamGroup beamGroup() {
    return BeamGroup.newBuilder()
        .setGroupId(DIGEST)
        .setNight("2026-01-02")
        .setStartMjd(54985.725)
        .setVerdict(BeamVerdict.SOURCE)
        .setPeriod(0.334414)
        .setDm(165.75)
        .setBeams(2)
        .setDistantBeams(0)
        .setExtent(0.485)
        .setMembers(
            List.of(
                new BeamGroupMember(ID, 0.9375, 0.334414, 1, 1, 165.75, 30.9, 4, 187.25, -63.5),
                new BeamGroupMember(
                    DIGEST, 0.75, 0.167207, 1, 2, 166.25, 12.5, 1, 187.25, -63.015)))
        .build();
  }

  /**
   * @return a rejection of a record
   */
  public static Rejection rejection() {
    return new Rejection(
        ID,
        "2026-01-02",
        "ingest",
        "cand_000002.phcx",
        "SubBands",
        "1023 samples for 16 x 64",
        12L,
        false,
        ByteBuffer.wrap(new byte[] {60, 112, 104, 99, 120}),
        "triage.candidates",
        1,
        77L,
        AT);
  }

  /**
   * @return a release
   */
  public static ModelRelease modelRelease() {
    return new ModelRelease(
        "compact",
        DIGEST,
        ModelState.ACTIVE,
        "packaged:compact",
        AT,
        "scorer",
        "first start",
        List.of("compact-2", "compact-1"));
  }

  /**
   * @return a switch of one partition
   */
  public static ModelSwitch modelSwitch() {
    return new ModelSwitch(
        ModelRole.SHADOW, 2, 1234L, "compact", DIGEST, "file:/models/compact.zip", ID, AT);
  }

  /**
   * @return counts of one partition of the scorer
   */
  public static LedgerEntry ledgerEntry() {
    return LedgerEntry.newBuilder()
        .setNight("2026-01-02")
        .setStage("scorer")
        .setWriter("partition-2")
        .setReceived(10)
        .setPassed(7)
        .setDuplicates(2)
        .setQuarantined(1)
        .setInjected(1)
        .setThroughOffset(1234L)
        .setUpdatedAt(AT)
        .build();
  }

  /**
   * @return a DM curve that differs from the training, in two bins
   */
  public static DriftWindow driftWindow() {
    return DriftWindow.newBuilder()
        .setNight("2026-01-02")
        .setHour(AT)
        .setBeam(3)
        .setQuantity("dmCurveMean")
        .setSample(300)
        .setModelDigest(DIGEST)
        .setReference("training")
        .setReferenceSample(812.5)
        .setEdges(List.of(1.5))
        .setShares(List.of(0.5, 0.5))
        .setCounts(List.of(290L, 10L))
        .setStabilityIndex(1.5)
        .setDistance(0.46)
        .setPValue(1e-12)
        .setPLimit(1e-4)
        .setDrifted(true)
        .setAt(AT)
        .build();
  }

  /**
   * @return what a score adds to its hour
   */
  public static DriftObservation driftObservation() {
    return new DriftObservation("2026-01-02", AT, 3, DIGEST, Map.of("logit", -2.5));
  }

  /**
   * @return counts of one score
   */
  public static DriftCounts driftCounts() {
    return new DriftCounts(
        Map.of(DIGEST, 1L), Map.of("logit", new CellCounts(List.of(-412), List.of(1L))));
  }

  /**
   * @return a label that its rater took back
   */
  public static Label label() {
    return Label.newBuilder()
        .setCandidateId(ID)
        .setRater("anna")
        .setLabel(CandidateLabel.TIER_1)
        .setLabelledAt(AT)
        .setModelDigest(DIGEST)
        .setNote("narrow, in every sub-band")
        .setWithdrawn(true)
        .build();
  }

  /**
   * @return a candidate with the labels of two raters
   */
  public static LabelledCandidate labelledCandidate() {
    return LabelledCandidate.newBuilder()
        .setCandidate(candidate())
        .setLabel(CandidateLabel.KNOWN_PULSAR)
        .setVotes(
            List.of(
                new LabelVote("anna", CandidateLabel.KNOWN_PULSAR, AT),
                new LabelVote("bert", CandidateLabel.NEIGHBOUR_BEAM, AT)))
        .build();
  }

  /**
   * @return a request with every field filled
   */
  public static TrainingJob trainingJob() {
    return TrainingJob.newBuilder()
        .setJobId("20260102-030405-4f2a")
        .setAction(JobAction.REQUEST)
        .setKind(JobKind.RETRAINING)
        .setExperiment("htru2")
        .setRecipeName("week.yaml")
        .setRecipe("name: week")
        .setFiles(List.of(new JobFile("snapshot.avro", "file:///data/snapshot.avro", DIGEST)))
        .setOptions(Map.of("epochs", "3"))
        .setRequestedBy("anna")
        .setRequestedAt(AT)
        .build();
  }

  /**
   * @return the end of that job
   */
  public static TrainingProgress trainingProgress() {
    return TrainingProgress.newBuilder()
        .setJobId("20260102-030405-4f2a")
        .setState(JobState.DONE)
        .setWorker("trainer-1")
        .setAttempt(2)
        .setTraining("seed 1")
        .setEpoch(3)
        .setEpochs(3)
        .setLoss(0.125)
        .setSamplesPerSecond(1500.0)
        .setSecondsLeft(0L)
        .setMessage("released as candidate")
        .setModelId("week-20260102-030405-4f2a")
        .setBundleUri("s3://models/" + DIGEST + ".zip")
        .setBundleDigest(DIGEST)
        .setAt(AT)
        .build();
  }

  /**
   * @return a picture of 1 x 2 x 2 bytes
   */
  public static LabelledSample labelledSample() {
    return LabelledSample.newBuilder()
        .setSampleId("test/00042")
        .setRunId("mnist-1")
        .setSource("mnist-3v5-50-1000")
        .setDataset("mnist")
        .setPart("test")
        .setPosition(42)
        .setRow(1017)
        .setClassIndex(1)
        .setClassName("3")
        .setClasses(2)
        .setShape(List.of(1, 2, 2))
        .setEncoding(SampleEncoding.U8)
        .setOffsets(List.of(0.0))
        .setDivisors(List.of(256.0))
        .setValues(ByteBuffer.wrap(new byte[] {0, 1, 127, -1}))
        .setModel(model())
        .setDueAt(AT)
        .build();
  }

  private static ModelReference model() {
    return new ModelReference("mnist-gppe-seed-1", DIGEST, "file:///models/model.zip");
  }

  /**
   * @return a score of that picture
   */
  public static SampleScore sampleScore() {
    return SampleScore.newBuilder()
        .setSampleId("test/00042")
        .setRunId("mnist-1")
        .setModelId("mnist-gppe-seed-1")
        .setModelDigest(DIGEST)
        .setEngine("dl4j")
        .setLogits(List.of(-1.5f, 2.25f))
        .setFailure("none")
        .setSampleTopic("triage.samples.mnist-3v5-50-1000")
        .setSamplePartition(3)
        .setSampleOffset(1234L)
        .setScoredAt(AT)
        .build();
  }

  /**
   * @return that picture's truth with that score
   */
  public static EvaluatedSample evaluatedSample() {
    return EvaluatedSample.newBuilder()
        .setRunId("mnist-1")
        .setPosition(42)
        .setRow(1017)
        .setClassIndex(1)
        .setModelId("mnist-gppe-seed-1")
        .setModelDigest(DIGEST)
        .setEngine("dl4j")
        .setLogits(List.of(-1.5f, 2.25f))
        .setFailure("none")
        .build();
  }

  /**
   * @return figures of a window
   */
  public static Evaluation evaluation() {
    return Evaluation.newBuilder()
        .setRunId("mnist-1")
        .setSource("mnist-3v5-50-1000")
        .setDataset("mnist")
        .setPart("test")
        .setModelId("mnist-gppe-seed-1")
        .setModelDigest(DIGEST)
        .setEngine("dl4j")
        .setScope(EvaluationScope.WINDOW)
        .setFirstPosition(1000)
        .setEndPosition(2000)
        .setComplete(false)
        .setScored(999)
        .setFailed(1)
        .setFailure("4 values, the network takes 784")
        .setMetrics(Map.of("f1", 0.98))
        .setEvaluatedAt(AT)
        .build();
  }

  /**
   * @return a replay that is to stand still
   */
  public static ReplayRequest replayRequest() {
    return ReplayRequest.newBuilder()
        .setRunId("mnist-1")
        .setWish(ReplayWish.PAUSE)
        .setSource("mnist")
        .setPart("test")
        .setSeed(3)
        .setFold(2)
        .setShuffle(7L)
        .setLimit(5000L)
        .setPace(ReplayPace.NIGHT)
        .setRate(1000.0)
        .setNight("2026-01-02")
        .setSpeed(60)
        .setWindow(500)
        .setModel(model())
        .setInput("compact")
        .setRequestedAt(AT)
        .build();
  }

  /**
   * @return a replay half way
   */
  public static ReplayProgress replayProgress() {
    return ReplayProgress.newBuilder()
        .setRunId("mnist-1")
        .setState(ReplayState.FAILED)
        .setPosition(951)
        .setTotal(1902)
        .setSource("mnist-3v5-50-1000")
        .setDataset("mnist")
        .setPart("test")
        .setClassNames(List.of("5", "3"))
        .setMinority(List.of(1))
        .setWindow(1000)
        .setFailure("t10k-images-idx3-ubyte.gz: image 951: the file ends")
        .setUpdatedAt(AT)
        .build();
  }

  /**
   * @return an alarm that ended in a rollback
   */
  public static Alarm alarm() {
    return Alarm.newBuilder()
        .setKind(AlarmKind.ROLLED_BACK)
        .setSubject("week-20260102-030405-4f2a")
        .setNight("2026-01-02")
        .setHour(Instant.parse("2026-01-02T03:00:00Z"))
        .setValue(0.5)
        .setLimit(0.8)
        .setModelId("week-20260102-030405-4f2a")
        .setModelDigest(DIGEST)
        .setMessage("recall 0.50 of 40 injected pulsars of S/N 10 or more, floor 0.80: rolled back")
        .setAt(AT)
        .build();
  }

  /**
   * @return an hour's recall in one range of S/N
   */
  public static Recall recall() {
    return Recall.newBuilder()
        .setHour(Instant.parse("2026-01-02T03:00:00Z"))
        .setNight("2026-01-02")
        .setModelId("compact")
        .setModelDigest(DIGEST)
        .setRole(ModelRole.SHADOW)
        .setSnrFrom(10)
        .setSnrTo(15.0)
        .setInjectedSeen(40)
        .setInjectedCalled(38)
        .setKnownSeen(3)
        .setKnownCalled(2)
        .setLastScoredAt(AT)
        .build();
  }

  /**
   * @return a night under the active model and its shadow
   */
  public static ShadowComparison shadowComparison() {
    return ShadowComparison.newBuilder()
        .setNight("2026-01-02")
        .setActiveModelId("compact")
        .setActiveDigest(DIGEST)
        .setShadowModelId("week-20260102-030405-4f2a")
        .setShadowDigest(ID)
        .setScored(2000)
        .setCalledByActive(60)
        .setCalledByShadow(50)
        .setCalledByBoth(45)
        .setInjected(40)
        .setInjectedByActive(37)
        .setInjectedByShadow(38)
        .setKnown(3)
        .setKnownByActive(3)
        .setKnownByShadow(2)
        .setLastScoredAt(AT)
        .build();
  }

  private static Plane eightBit(int rows, int columns) {
    byte[] samples = new byte[rows * columns];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i * 36);
    }
    return new Plane(rows, columns, SampleEncoding.U8, 1.0 / 255, -0.5, ByteBuffer.wrap(samples));
  }
}
