package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.pulsartriage.schemas.BeamGroup;
import org.pulsartriage.schemas.BeamGroupMember;
import org.pulsartriage.schemas.BeamVerdict;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code triage groups}: candidates of one pointing that have one origin. */
@Command(
    name = "groups",
    description = {
      "Candidates of one pointing that have one origin, and what their beams say of it.",
      "A pipeline groups them where it was started with --group-beams."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class GroupsCommand implements Callable<Integer> {

  private static final String CSV_HEADER =
      "group_id,night,start_mjd,verdict,beams,distant_beams,extent_deg,group_period_s,group_dm,"
          + "candidate_id,probability,period_s,period_ratio,dm,snr,beam,ra_deg,dec_deg";

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Option(names = "--night", paramLabel = "YYYY-MM-DD", description = "One night alone.")
  private String night;

  @Option(
      names = "--verdict",
      paramLabel = "VERDICT",
      description = "One of ${COMPLETION-CANDIDATES} alone.")
  private BeamVerdict verdict;

  @Option(
      names = "--format",
      defaultValue = "table",
      description =
          "${COMPLETION-CANDIDATES}: a line a group, or a line a member; default ${DEFAULT-VALUE}.")
  private Format format;

  /** How groups are shown. */
  private enum Format {
    TABLE,
    CSV
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<BeamGroup> groups =
        read(pipeline.connect()).values().stream()
            .filter(group -> night == null || night.equals(group.getNight()))
            .filter(group -> verdict == null || verdict == group.getVerdict())
            .sorted(
                Comparator.comparing(BeamGroup::getStartMjd).thenComparing(BeamGroup::getGroupId))
            .toList();
    if (format == Format.CSV) {
      csv(groups, out);
    } else if (groups.isEmpty()) {
      out.println("No groups. A pipeline groups candidates where it has --group-beams.");
    } else {
      table(groups).print(out);
    }
    out.flush();
    return ExitCodes.DONE;
  }

  /** The last word on each: a null value has taken a group back. */
  private static Map<String, BeamGroup> read(KafkaConnection connection) {
    AvroCodec<BeamGroup> codec = AvroCodec.of(BeamGroup.class);
    Map<String, BeamGroup> groups = new TreeMap<>();
    try (TopicTail tail = TopicTail.of(connection, connection.topics().groups().name())) {
      tail.read(
          record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
              groups.remove(key);
            } else {
              groups.put(key, codec.decode(record.value()));
            }
          });
    }
    return groups;
  }

  private static TextTable table(List<BeamGroup> groups) {
    TextTable table =
        new TextTable(
            "start MJD",
            "verdict",
            "period s",
            "DM",
            "beams",
            "distant",
            "extent deg",
            "candidates",
            "strongest");
    for (BeamGroup group : groups) {
      table.row(
          number("%.5f", group.getStartMjd()),
          group.getVerdict(),
          number("%.9f", group.getPeriod()),
          number("%.2f", group.getDm()),
          group.getBeams(),
          group.getDistantBeams(),
          number("%.2f", group.getExtent()),
          group.getMembers().size(),
          group.getMembers().get(0).getCandidateId());
    }
    return table;
  }

  private static void csv(List<BeamGroup> groups, PrintWriter out) {
    out.println(CSV_HEADER);
    for (BeamGroup group : groups) {
      for (BeamGroupMember member : group.getMembers()) {
        out.println(
            String.join(
                ",",
                group.getGroupId(),
                group.getNight(),
                cell(group.getStartMjd()),
                group.getVerdict().name(),
                cell(group.getBeams()),
                cell(group.getDistantBeams()),
                cell(group.getExtent()),
                cell(group.getPeriod()),
                cell(group.getDm()),
                member.getCandidateId(),
                cell(member.getProbability()),
                cell(member.getPeriod()),
                member.getRatioNumerator() + "/" + member.getRatioDenominator(),
                cell(member.getDm()),
                cell(member.getSnr()),
                cell(member.getBeam()),
                cell(member.getRightAscension()),
                cell(member.getDeclination())));
      }
    }
  }

  private static String cell(Number value) {
    return value == null ? "" : value.toString();
  }

  private static String number(String format, Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, format, value);
  }
}
