package org.pulsartriage.schemas.releases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelState;

/** The last release of every model, in the order in which they were written. Immutable. */
public final class ModelReleases {

  /** No model at all. */
  public static final ModelReleases NONE = new ModelReleases(List.of());

  private final Map<String, ModelRelease> last;

  /**
   * @param releases releases in the order in which they were written; of several of one model the
   *     last holds
   */
  public ModelReleases(Collection<ModelRelease> releases) {
    Map<String, ModelRelease> byId = new LinkedHashMap<>();
    for (ModelRelease release : releases) {
      byId.remove(release.getModelId());
      byId.put(release.getModelId(), release);
    }
    this.last = byId;
  }

  /**
   * @return the releases
   */
  public List<ModelRelease> all() {
    return List.copyOf(last.values());
  }

  /**
   * @param modelId name of a model
   * @return its last release
   */
  public Optional<ModelRelease> of(String modelId) {
    return Optional.ofNullable(last.get(modelId));
  }

  /**
   * @return the model that scores
   */
  public Optional<ModelRelease> active() {
    return latest(ModelState.ACTIVE);
  }

  /**
   * @return the model that scores beside it
   */
  public Optional<ModelRelease> shadow() {
    return latest(ModelState.SHADOW);
  }

  /**
   * @return the model that a rollback returns to: the last that was active before the active one
   *     and is known
   */
  public Optional<ModelRelease> previous() {
    return active().stream()
        .flatMap(active -> active.getBefore().stream())
        .flatMap(id -> of(id).stream())
        .findFirst();
  }

  /**
   * @param changes further releases
   * @return these with the changes applied
   */
  public ModelReleases with(List<ModelRelease> changes) {
    List<ModelRelease> all = new ArrayList<>(last.values());
    all.addAll(changes);
    return new ModelReleases(all);
  }

  private Optional<ModelRelease> latest(ModelState state) {
    return last.values().stream()
        .filter(release -> release.getState() == state)
        .reduce((one, other) -> other);
  }
}
