package org.pulsartriage.schemas.releases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelState;

/** The changes that there are. */
public final class ModelChanges {

  /** How many models before it an active one names. */
  public static final int REMEMBERED = 20;

  private static final String ANNOUNCED = "comes with the scorer";
  private static final String SHADOW_UNTIL = "shadow until ";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");
  private static final int SHORT_DIGEST = 8;

  private ModelChanges() {}

  /**
   * A new model, not in use.
   *
   * @param modelId its name: letters, digits, and {@code . _ @ -}, at most 100 characters
   * @param digest SHA-256 of its bundle
   * @param bundleUri where the bundle lies
   * @param note why, in a line, or null
   * @return the change; none where this very model is there already and not retired; refused where
   *     the name belongs to another bundle
   */
  public static ModelChange release(String modelId, String digest, String bundleUri, String note) {
    return (releases, stamp) -> {
      requireId(modelId);
      Optional<ModelRelease> known = releases.of(modelId);
      if (known.isPresent() && !known.get().getDigest().equals(digest)) {
        throw new ModelChangeException(
            "the name "
                + modelId
                + " belongs to another bundle, "
                + known.get().getDigest()
                + ": a name is given once");
      }
      if (known.isPresent() && known.get().getState() != ModelState.RETIRED) {
        return List.of();
      }
      return List.of(
          first(modelId, digest, bundleUri, ModelState.CANDIDATE, stamp, note, List.of()));
    };
  }

  /**
   * The model that a scorer brings along: active where no other is, else a candidate under its
   * name, or, where that belongs to another bundle, under its name and the digest's beginning. So a
   * start never undoes a promotion.
   *
   * @param modelId its name
   * @param digest SHA-256 of its bundle
   * @param bundleUri where the bundle lies
   * @return the change; none where a release of this bundle is there and another model is active
   */
  public static ModelChange announce(String modelId, String digest, String bundleUri) {
    return (releases, stamp) -> {
      boolean free = releases.of(modelId).map(r -> r.getDigest().equals(digest)).orElse(true);
      String name = free ? modelId : modelId + "-" + digest.substring(0, SHORT_DIGEST);
      if (releases.active().isEmpty()) {
        return List.of(
            first(
                name,
                digest,
                bundleUri,
                ModelState.ACTIVE,
                stamp,
                "no model was active",
                List.of()));
      }
      boolean known = releases.all().stream().anyMatch(r -> r.getDigest().equals(digest));
      return known
          ? List.of()
          : List.of(
              first(name, digest, bundleUri, ModelState.CANDIDATE, stamp, ANNOUNCED, List.of()));
    };
  }

  /**
   * @param modelId name of a model
   * @param note why, in a line, or null
   * @return makes it the active one and retires the one that was; none where it is active already
   */
  public static ModelChange promote(String modelId, String note) {
    return (releases, stamp) -> {
      ModelRelease promoted = require(releases, modelId);
      Optional<ModelRelease> active = releases.active();
      if (active.isPresent() && active.get().getModelId().equals(modelId)) {
        return List.of();
      }
      List<String> before =
          Stream.concat(
                  active.stream().map(ModelRelease::getModelId),
                  active.stream().flatMap(release -> release.getBefore().stream()))
              .limit(REMEMBERED)
              .toList();
      List<ModelRelease> changes = retireActive(releases, stamp, "replaced by " + modelId);
      changes.add(next(promoted, ModelState.ACTIVE, stamp, note, before));
      return changes;
    };
  }

  /**
   * @param note why, in a line, or null
   * @return makes the model active again that was so before the active one; refused where there is
   *     none
   */
  public static ModelChange rollback(String note) {
    return (releases, stamp) -> {
      ModelRelease active =
          releases
              .active()
              .orElseThrow(() -> new ModelChangeException("no model is active: promote one"));
      ModelRelease previous =
          releases
              .previous()
              .orElseThrow(
                  () ->
                      new ModelChangeException(
                          "no model was active before " + active.getModelId()));
      return back(releases, active, previous, stamp, "rolled back", note);
    };
  }

  /**
   * A scorer cannot use a model. The models go on as if it had not been promoted.
   *
   * @param modelId its name
   * @param digest SHA-256 of its bundle
   * @param cause why, in one line
   * @return retires it; where it was active, the one before it is active again; none where it has
   *     been changed meanwhile, or is not in use
   */
  public static ModelChange refuse(String modelId, String digest, String cause) {
    return (releases, stamp) -> {
      Optional<ModelRelease> found =
          releases.of(modelId).filter(release -> release.getDigest().equals(digest));
      if (found.isEmpty()) {
        return List.of();
      }
      String note = "refused: " + cause;
      ModelRelease refused = found.get();
      if (refused.getState() == ModelState.SHADOW) {
        return List.of(next(refused, ModelState.RETIRED, stamp, note, List.of()));
      }
      if (refused.getState() != ModelState.ACTIVE) {
        return List.of();
      }
      Optional<ModelRelease> previous = releases.previous();
      return previous.isEmpty()
          ? List.of(next(refused, ModelState.RETIRED, stamp, note, List.of()))
          : back(releases, refused, previous.get(), stamp, note, modelId + " was refused");
    };
  }

  /**
   * @param modelId name of a model that is not active
   * @return makes it score beside the active one; another one that did is a candidate again
   */
  public static ModelChange shadow(String modelId) {
    return (releases, stamp) -> {
      ModelRelease chosen = require(releases, modelId);
      if (chosen.getState() == ModelState.ACTIVE) {
        throw new ModelChangeException(
            modelId + " is the active model: a shadow is another one beside it");
      }
      if (chosen.getState() == ModelState.SHADOW) {
        return List.of();
      }
      List<ModelRelease> changes = new ArrayList<>();
      releases
          .shadow()
          .ifPresent(
              other ->
                  changes.add(
                      next(
                          other,
                          ModelState.CANDIDATE,
                          stamp,
                          SHADOW_UNTIL + modelId + " took its place",
                          List.of())));
      changes.add(next(chosen, ModelState.SHADOW, stamp, null, List.of()));
      return changes;
    };
  }

  /**
   * @return makes the shadow a candidate again; refused where there is none
   */
  public static ModelChange endShadow() {
    return (releases, stamp) ->
        List.of(
            next(
                releases
                    .shadow()
                    .orElseThrow(() -> new ModelChangeException("no model is a shadow")),
                ModelState.CANDIDATE,
                stamp,
                SHADOW_UNTIL + "now",
                List.of()));
  }

  /**
   * The shadow that nobody has to ask for: the newest release that nobody has looked at. Not what a
   * scorer brought along; not what was a shadow already, and was taken out by whomever; and none
   * that was released before somebody last chose a shadow, or ended one.
   *
   * @return makes it score beside the active one, in the place of another; none where there is
   *     none, or no model is active
   */
  public static ModelChange shadowOfNewest() {
    return (releases, stamp) -> {
      Optional<ModelRelease> newest = newestUnseen(releases);
      return newest.isEmpty() || releases.active().isEmpty()
          ? List.of()
          : shadow(newest.get().getModelId()).on(releases, stamp);
    };
  }

  private static Optional<ModelRelease> newestUnseen(ModelReleases releases) {
    List<ModelRelease> all = releases.all();
    for (int i = all.size() - 1; i >= 0; i--) {
      ModelRelease release = all.get(i);
      String note = release.getNote() == null ? "" : release.getNote();
      boolean candidate = release.getState() == ModelState.CANDIDATE;
      if (release.getState() == ModelState.SHADOW || candidate && note.startsWith(SHADOW_UNTIL)) {
        return Optional.empty();
      }
      if (candidate && !note.equals(ANNOUNCED)) {
        return Optional.of(release);
      }
    }
    return Optional.empty();
  }

  private static List<ModelRelease> back(
      ModelReleases releases,
      ModelRelease active,
      ModelRelease previous,
      Stamp stamp,
      String why,
      String note) {
    int place = active.getBefore().indexOf(previous.getModelId());
    List<String> before = active.getBefore().subList(place + 1, active.getBefore().size());
    List<ModelRelease> changes = retireActive(releases, stamp, why);
    changes.add(next(previous, ModelState.ACTIVE, stamp, note, List.copyOf(before)));
    return changes;
  }

  private static List<ModelRelease> retireActive(ModelReleases releases, Stamp stamp, String note) {
    return releases.all().stream()
        .filter(release -> release.getState() == ModelState.ACTIVE)
        .map(release -> next(release, ModelState.RETIRED, stamp, note, List.of()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static ModelRelease require(ModelReleases releases, String modelId) {
    return releases
        .of(modelId)
        .orElseThrow(
            () ->
                new ModelChangeException(
                    "no model is called "
                        + modelId
                        + "; there are: "
                        + releases.all().stream()
                            .map(ModelRelease::getModelId)
                            .sorted()
                            .collect(Collectors.joining(", "))));
  }

  private static void requireId(String modelId) {
    if (!ID.matcher(modelId).matches()) {
      throw new ModelChangeException(
          "a model cannot be called '"
              + modelId
              + "': letters, digits and . _ @ -, at most 100 of them");
    }
  }

  private static ModelRelease first(
      String modelId,
      String digest,
      String bundleUri,
      ModelState state,
      Stamp stamp,
      String note,
      List<String> before) {
    return ModelRelease.newBuilder()
        .setModelId(modelId)
        .setDigest(digest)
        .setState(state)
        .setBundleUri(bundleUri)
        .setReleasedAt(stamp.at())
        .setReleasedBy(stamp.by())
        .setNote(note)
        .setBefore(before)
        .build();
  }

  private static ModelRelease next(
      ModelRelease release, ModelState state, Stamp stamp, String note, List<String> before) {
    return first(
        release.getModelId(),
        release.getDigest(),
        release.getBundleUri(),
        state,
        stamp,
        note,
        before);
  }
}
