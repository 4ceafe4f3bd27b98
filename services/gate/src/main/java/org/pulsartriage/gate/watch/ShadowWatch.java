package org.pulsartriage.gate.watch;

import java.util.List;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelState;
import org.pulsartriage.schemas.releases.ModelChange;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.pulsartriage.schemas.releases.Stamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a new release the shadow. */
final class ShadowWatch implements Watcher {

  private static final Logger LOG = LoggerFactory.getLogger(ShadowWatch.class);

  private final Hand hand;

  ShadowWatch(Hand hand) {
    this.hand = hand;
  }

  @Override
  public void look(Situation situation) {
    ModelChange change = ModelChanges.shadowOfNewest();
    // Asked here first, so that a look that changes nothing costs nothing.
    if (change.on(situation.releases(), new Stamp(Hand.NAME, situation.now())).isEmpty()) {
      return;
    }
    List<ModelRelease> written = hand.change(change);
    written.stream()
        .filter(release -> release.getState() == ModelState.SHADOW)
        .forEach(
            release ->
                LOG.info("{} ({}) is the shadow", release.getModelId(), release.getDigest()));
  }
}
