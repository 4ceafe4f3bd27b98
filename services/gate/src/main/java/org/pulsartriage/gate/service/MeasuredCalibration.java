package org.pulsartriage.gate.service;

import java.io.IOException;
import org.pulsartriage.evaluation.validation.ModelFigures;
import org.pulsartriage.evaluation.validation.ValidationSet;
import org.pulsartriage.gate.watch.CalibrationCheck;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.schemas.ModelRelease;

/** Fetches a bundle and lets it score the frozen validation set. */
final class MeasuredCalibration implements CalibrationCheck {

  private final S3Settings s3;

  MeasuredCalibration(S3Settings s3) {
    this.s3 = s3;
  }

  @Override
  public double errorOf(ModelRelease release) throws InvalidBundleException, IOException {
    ValidationSet set = ValidationSet.simulate(ValidationSet.SEED, ValidationSet.SIZE, made -> {});
    try (BundleReader bundles = BundleStores.reader(s3);
        CandidateScorer scorer =
            CandidateScorers.open(
                bundles.read(release.getBundleUri(), release.getDigest()), EngineKind.ONNX)) {
      return ModelFigures.measure(scorer, set).metrics().get("ece");
    }
  }
}
