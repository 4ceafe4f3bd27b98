package org.pulsartriage.scorer.beams;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pulsartriage.schemas.BeamGroup;
import org.pulsartriage.schemas.BeamGroupMember;
import org.pulsartriage.schemas.Score;

/**
 * The groups among the scores of one pointing. From the strongest down, each score joins the first
 * group whose strongest member it agrees with, or begins one: so the groups depend on the scores
 * alone, not on the order in which they came, and no chain of likenesses links what is unlike.
 */
final class BeamGrouper {

  private static final Comparator<Score> STRONGEST_FIRST =
      Comparator.comparing(Score::getSnr, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Score::getProbability)
          .reversed()
          .thenComparing(Score::getCandidateId);

  private final SameOrigin sameOrigin;
  private final Verdicts verdicts;

  BeamGrouper(BeamSettings settings) {
    this.sameOrigin = new SameOrigin(settings.harmonics(), settings.sigmas());
    this.verdicts = new Verdicts(settings.beamGeometry(), settings.interferenceBeams());
  }

  /**
   * @param score a score
   * @return whether it has what grouping needs: start, period, and a beam's number or position
   */
  static boolean canGroup(Score score) {
    return score.getStartMjd() != null
        && Double.isFinite(score.getStartMjd())
        && score.getPeriod() != null
        && score.getPeriod() > 0
        && Double.isFinite(score.getPeriod())
        && BeamPlace.of(score).isKnown();
  }

  /**
   * @param scores those of one pointing, each of which can be grouped
   * @return the groups of two or more, the strongest first
   */
  List<BeamGroup> groups(Collection<Score> scores) {
    List<List<Member>> groups = new ArrayList<>();
    for (Score score : scores.stream().sorted(STRONGEST_FIRST).toList()) {
      join(score, groups);
    }
    return groups.stream().filter(group -> group.size() > 1).map(this::group).toList();
  }

  private void join(Score score, List<List<Member>> groups) {
    for (List<Member> group : groups) {
      Optional<SameOrigin.Ratio> ratio = sameOrigin.of(group.get(0).score(), score);
      if (ratio.isPresent()) {
        group.add(new Member(score, ratio.get()));
        return;
      }
    }
    List<Member> group = new ArrayList<>();
    group.add(new Member(score, new SameOrigin.Ratio(1, 1)));
    groups.add(group);
  }

  private BeamGroup group(List<Member> members) {
    Score strongest = members.get(0).score();
    List<Verdicts.Beam> beams = beams(members);
    return BeamGroup.newBuilder()
        .setGroupId(
            members.stream()
                .map(member -> member.score().getCandidateId())
                .min(Comparator.naturalOrder())
                .orElseThrow())
        .setNight(strongest.getNight())
        .setStartMjd(strongest.getStartMjd())
        .setVerdict(verdicts.of(beams))
        .setPeriod(strongest.getPeriod())
        .setDm(strongest.getDm())
        .setBeams(beams.size())
        .setDistantBeams(verdicts.distant(beams).size())
        .setExtent(extent(beams))
        .setMembers(members.stream().map(Member::toRecord).toList())
        .build();
  }

  /** Each beam once, with its strongest member: members come the strongest first. */
  private static List<Verdicts.Beam> beams(List<Member> members) {
    List<Verdicts.Beam> beams = new ArrayList<>();
    for (Member member : members) {
      BeamPlace place = BeamPlace.of(member.score());
      if (beams.stream().noneMatch(beam -> beam.place().isSameBeam(place))) {
        Double snr = member.score().getSnr();
        beams.add(new Verdicts.Beam(place, snr == null ? Double.NaN : snr));
      }
    }
    return beams;
  }

  private static Double extent(List<Verdicts.Beam> beams) {
    double extent = 0;
    for (Verdicts.Beam one : beams) {
      for (Verdicts.Beam other : beams) {
        // Of one unknown position the maximum is NaN too.
        extent = Math.max(extent, one.place().separation(other.place()));
      }
    }
    return Double.isNaN(extent) ? null : extent;
  }

  private record Member(Score score, SameOrigin.Ratio ratio) {

    BeamGroupMember toRecord() {
      return new BeamGroupMember(
          score.getCandidateId(),
          score.getProbability(),
          score.getPeriod(),
          ratio.a(),
          ratio.b(),
          score.getDm(),
          score.getSnr(),
          score.getBeam(),
          score.getRightAscension(),
          score.getDeclination());
    }
  }
}
