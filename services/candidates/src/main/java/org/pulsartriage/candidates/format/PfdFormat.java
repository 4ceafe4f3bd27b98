package org.pulsartriage.candidates.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Observation;

/**
 * Folds of PRESTO's prepfold (Ransom 2001, PhD thesis), little-endian. The file holds no S/N and no
 * width; its optimised values are those that prepfold found best.
 */
public final class PfdFormat implements CandidateFormat {

  private static final int COUNTS = 12;
  private static final int MOST = 1 << 20;
  private static final double LIGHT = 299_792_458;

  @Override
  public String name() {
    return "pfd";
  }

  /** The format has no magic number: claims a file whose first counts and name are sensible. */
  @Override
  public boolean recognises(RawFile file) {
    int size = file.bytes().length;
    if (size < (COUNTS + 1) * Integer.BYTES) {
      return false;
    }
    ByteBuffer bytes = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < COUNTS; i++) {
      int count = bytes.getInt();
      if (count < 0 || count > MOST) {
        return false;
      }
    }
    int length = bytes.getInt();
    if (length < 1 || length > 4096) {
      return false;
    }
    for (int i = 0; i < length && bytes.hasRemaining(); i++) {
      byte character = bytes.get();
      if (character < ' ' || character == 0x7f) {
        return false;
      }
    }
    return true;
  }

  @Override
  public RawCandidate read(RawFile file) throws MalformedCandidateException {
    PfdBytes in = new PfdBytes(file);
    PfdHeader header = PfdHeader.read(in);
    PfdFold fold = PfdFold.read(in, header);
    return new RawCandidate(
        observation(header, fold.length()),
        optimised(header),
        null,
        fold.subIntegrations(),
        fold.subBands(),
        fold.profile(),
        fold.dmCurve(),
        fold.periodDmPlane());
  }

  private static Observation observation(PfdHeader header, double length) {
    Observation observation = new Observation();
    observation.setTelescope(header.telescope().isEmpty() ? null : header.telescope());
    observation.setSourceName(header.fileName().isEmpty() ? null : header.fileName());
    Double hours = sexagesimal(header.rightAscension(), 24);
    observation.setRightAscension(hours == null ? null : hours * 15);
    observation.setDeclination(sexagesimal(header.declination(), 90));
    if (header.isDispersed()) {
      double bandwidth = header.channels() * header.channelWidth();
      observation.setBandwidth(bandwidth);
      observation.setCentreFrequency(
          header.lowestFrequency() + (bandwidth - header.channelWidth()) / 2);
    }
    double epoch =
        header.topocentricEpoch() > 0 ? header.topocentricEpoch() : header.barycentricEpoch();
    observation.setStartMjd(epoch > 0 ? epoch : null);
    observation.setLength(length > 0 ? length : null);
    return observation;
  }

  private static FoldValues optimised(PfdHeader header) {
    FoldValues values = new FoldValues();
    double[] topocentric = header.topocentric();
    double[] barycentric = header.barycentric();
    values.setTopocentricPeriod(topocentric[0] > 0 ? topocentric[0] : null);
    values.setBarycentricPeriod(barycentric[0] > 0 ? barycentric[0] : null);
    values.setDm(header.isDispersed() ? header.bestDm() : null);
    double[] best = header.best();
    values.setAcceleration(LIGHT * best[1] / best[0]);
    return values;
  }

  /** Null where it is none, as PRESTO writes Unknown there. */
  private static Double sexagesimal(String text, double most) {
    String[] parts = text.split(":", -1);
    if (parts.length < 2 || parts.length > 3) {
      return null;
    }
    double value = 0;
    for (int i = parts.length - 1; i >= 0; i--) {
      String digits = i == 0 && parts[i].startsWith("-") ? parts[i].substring(1) : parts[i];
      if (!digits.matches("\\d{1,3}(\\.\\d*)?")) {
        return null;
      }
      value = value / 60 + Double.parseDouble(digits);
    }
    if (value > most) {
      return null;
    }
    return text.startsWith("-") ? -value : value;
  }
}
