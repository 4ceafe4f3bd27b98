package org.pulsartriage.ingest.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.ingest.injection.Host;
import org.pulsartriage.ingest.injection.InjectedFiles;
import org.pulsartriage.ingest.injection.InjectionSchedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts simulated pulsars behind the candidates of a batch, so that both are committed together.
 * Never fails because of a pulsar. For one thread.
 */
final class Injecting {

  private static final Logger LOG = LoggerFactory.getLogger(Injecting.class);

  private final FilePreparation preparation;
  private final InjectionSchedule schedule;
  private final InjectedFiles files;
  private Host host;
  private int owed;
  private boolean toldOfNoHost;

  /**
   * @param preparation makes records of files
   * @param settings share, seed and S/N of the pulsars; name of the run
   */
  Injecting(FilePreparation preparation, IngestSettings settings) {
    this.preparation = preparation;
    this.schedule = new InjectionSchedule(settings.injection(), settings.writer());
    this.files = new InjectedFiles(settings.injection(), settings.writer());
  }

  /**
   * @param batch records of files
   * @return the same in the same order, each pulsar behind the candidate that it rides with
   */
  List<PreparedRecord> mix(List<PreparedRecord> batch) {
    List<PreparedRecord> mixed = new ArrayList<>(batch.size());
    for (PreparedRecord record : batch) {
      mixed.add(record);
      if (record.isFilesCandidate()) {
        host = record.host() == null ? host : record.host();
        owed += schedule.behindNext();
        inject(record.night(), mixed);
      }
    }
    return mixed;
  }

  private void inject(String night, List<PreparedRecord> mixed) {
    if (owed > 0 && host == null) {
      if (!toldOfNoHost) {
        LOG.warn("no pulsar is injected: the simulator makes none that looks like these files");
        toldOfNoHost = true;
      }
      owed = 0;
    }
    for (; owed > 0; owed--) {
      try {
        mixed.add(preparation.prepare(files.next(host, night), night));
      } catch (MalformedCandidateException | RuntimeException e) {
        // The night goes on without it: recall is measured on those that were published.
        LOG.error("a simulated pulsar could not be made", e);
      }
    }
  }
}
