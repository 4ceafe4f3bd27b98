package org.pulsartriage.trainer.jobkind;

import java.time.InstantSource;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.models.store.BundleReader;

/**
 * What a trainer has at hand.
 *
 * @param data where data sets lie
 * @param bundles fetches bundles
 * @param parallel trainings of an experiment at a time, 1 or more; nothing depends on it
 * @param codeVersion version of the code, for bundles
 * @param clock tells when
 */
public record WorkPlace(
    DataFolder data, BundleReader bundles, int parallel, String codeVersion, InstantSource clock) {}
