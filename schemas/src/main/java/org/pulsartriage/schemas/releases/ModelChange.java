package org.pulsartriage.schemas.releases;

import java.util.List;
import org.pulsartriage.schemas.ModelRelease;

/** What one change makes of the models. */
@FunctionalInterface
public interface ModelChange {

  /**
   * @param releases what there is
   * @param stamp who changes it, and when
   * @return the releases to be written, all of them or none; empty where nothing is to be changed
   * @throws ModelChangeException where the change is not allowed
   */
  List<ModelRelease> on(ModelReleases releases, Stamp stamp);
}
