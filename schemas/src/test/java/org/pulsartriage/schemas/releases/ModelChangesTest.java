package org.pulsartriage.schemas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelState;

class ModelChangesTest {

  private static final Stamp STAMP = new Stamp("somebody", Instant.parse("2026-03-01T20:00:00Z"));

  private ModelReleases models = ModelReleases.NONE;

  @Test
  void shouldMakeTheAnnouncedModelActiveWhereNoOtherIs() {
    make(ModelChanges.announce("compact", digest("a"), "packaged:compact"));

    assertThat(models.active()).map(ModelRelease::getModelId).contains("compact");
    assertThat(change(ModelChanges.announce("compact", digest("a"), "packaged:compact"))).isEmpty();
  }

  @Test
  void shouldNotUndoAPromotionByAnAnnouncement() {
    announceAndPromote();

    assertThat(change(ModelChanges.announce("a", digest("a"), "packaged:a"))).isEmpty();
    make(ModelChanges.announce("other", digest("c"), "packaged:other"));

    assertThat(models.active()).map(ModelRelease::getModelId).contains("b");
    assertThat(state("other")).isEqualTo(ModelState.CANDIDATE);
  }

  @Test
  void shouldAnnounceAnotherBundleOfAKnownNameUnderAnotherName() {
    make(ModelChanges.announce("compact", digest("a"), "packaged:compact"));

    make(ModelChanges.announce("compact", digest("c"), "packaged:compact"));

    assertThat(models.active()).map(ModelRelease::getDigest).contains(digest("a"));
    assertThat(state("compact-cccccccc")).isEqualTo(ModelState.CANDIDATE);
  }

  @Test
  void shouldRetireTheActiveModelWhenAnotherIsPromoted() {
    announceAndPromote();

    assertThat(state("a")).isEqualTo(ModelState.RETIRED);
    assertThat(models.of("a")).map(ModelRelease::getNote).contains("replaced by b");
    assertThat(models.active()).map(ModelRelease::getBefore).contains(List.of("a"));
    assertThat(models.active()).map(ModelRelease::getNote).contains("looks better");
  }

  @Test
  void shouldChangeNothingWhereTheActiveModelIsPromoted() {
    announceAndPromote();

    assertThat(change(ModelChanges.promote("b", null))).isEmpty();
  }

  @Test
  void shouldSayWhichModelsThereAreWhereOneIsUnknown() {
    announceAndPromote();

    assertThatThrownBy(() -> change(ModelChanges.promote("c", null)))
        .isInstanceOf(ModelChangeException.class)
        .hasMessage("no model is called c; there are: a, b");
  }

  @Test
  void shouldMakeTheNewestReleaseTheShadowAndNotWhatAScorerBringsAlong() {
    announceAndPromote();
    make(ModelChanges.release("old", digest("c"), "file:///c", null));
    make(ModelChanges.release("new", digest("d"), "file:///d", null));
    make(ModelChanges.announce("brought", digest("e"), "packaged:e"));

    make(ModelChanges.shadowOfNewest());

    assertThat(models.shadow()).map(ModelRelease::getModelId).contains("new");
    assertThat(change(ModelChanges.shadowOfNewest())).isEmpty();

    make(ModelChanges.release("newer", digest("f"), "file:///f", null));
    make(ModelChanges.shadowOfNewest());

    assertThat(models.shadow()).map(ModelRelease::getModelId).contains("newer");
    assertThat(state("new")).isEqualTo(ModelState.CANDIDATE);
    assertThat(change(ModelChanges.shadowOfNewest())).isEmpty();
  }

  @Test
  void shouldNotPutBackWhatSomebodyTookOutOfTheShadow() {
    announceAndPromote();
    make(ModelChanges.release("old", digest("c"), "file:///c", null));
    make(ModelChanges.release("new", digest("d"), "file:///d", null));
    make(ModelChanges.shadowOfNewest());

    make(ModelChanges.endShadow());

    assertThat(change(ModelChanges.shadowOfNewest())).isEmpty();
  }

  @Test
  void shouldLeaveTheShadowThatSomebodyChoseUntilSomethingNewerIsReleased() {
    announceAndPromote();
    make(ModelChanges.release("c", digest("c"), "file:///c", null));
    make(ModelChanges.release("d", digest("d"), "file:///d", null));
    make(ModelChanges.shadow("c"));

    assertThat(change(ModelChanges.shadowOfNewest())).isEmpty();

    make(ModelChanges.promote("c", null));
    make(ModelChanges.release("e", digest("e"), "file:///e", null));
    make(ModelChanges.shadowOfNewest());

    assertThat(models.shadow()).map(ModelRelease::getModelId).contains("e");
  }

  @Test
  void shouldMakeNothingAShadowWhereNoModelIsActive() {
    make(ModelChanges.release("c", digest("c"), "file:///c", null));

    assertThat(change(ModelChanges.shadowOfNewest())).isEmpty();
  }

  @Test
  void shouldGoBackThroughTheModelsThatWereActive() {
    announceAndPromote();
    make(ModelChanges.promote("a", null));
    make(ModelChanges.rollback(null));
    assertThat(models.active()).map(ModelRelease::getModelId).contains("b");
    make(ModelChanges.rollback("even older"));
    assertThat(models.active()).map(ModelRelease::getModelId).contains("a");
    assertThat(models.of("b")).map(ModelRelease::getNote).contains("rolled back");

    assertThatThrownBy(() -> change(ModelChanges.rollback(null)))
        .hasMessage("no model was active before a");
  }

  @Test
  void shouldHaveNothingToRollBackWhereNoModelIsActive() {
    assertThatThrownBy(() -> change(ModelChanges.rollback(null)))
        .hasMessage("no model is active: promote one");
  }

  @Test
  void shouldGoOnAsIfARefusedModelHadNotBeenPromoted() {
    announceAndPromote();

    make(ModelChanges.refuse("b", digest("b"), "its digest is another"));

    assertThat(models.active()).map(ModelRelease::getModelId).contains("a");
    assertThat(models.active()).map(ModelRelease::getBefore).contains(List.of());
    assertThat(state("b")).isEqualTo(ModelState.RETIRED);
    assertThat(models.of("b"))
        .map(ModelRelease::getNote)
        .contains("refused: its digest is another");
    assertThat(change(ModelChanges.refuse("b", digest("b"), "again"))).isEmpty();
  }

  @Test
  void shouldNotRefuseWhatHasBeenReplacedMeanwhile() {
    announceAndPromote();

    assertThat(change(ModelChanges.refuse("a", digest("a"), "too late"))).isEmpty();
    assertThat(change(ModelChanges.refuse("b", digest("c"), "another bundle"))).isEmpty();
  }

  @Test
  void shouldHaveOneShadowAtATime() {
    announceAndPromote();
    make(ModelChanges.release("c", digest("c"), "file:/c.zip", null));
    make(ModelChanges.shadow("a"));
    make(ModelChanges.shadow("c"));

    assertThat(models.shadow()).map(ModelRelease::getModelId).contains("c");
    assertThat(state("a")).isEqualTo(ModelState.CANDIDATE);
    assertThat(change(ModelChanges.shadow("c"))).isEmpty();
    assertThatThrownBy(() -> change(ModelChanges.shadow("b")))
        .hasMessageContaining("b is the active model");

    make(ModelChanges.endShadow());

    assertThat(models.shadow()).isEmpty();
    assertThatThrownBy(() -> change(ModelChanges.endShadow())).hasMessage("no model is a shadow");
  }

  @Test
  void shouldEndAShadowByPromotingIt() {
    announceAndPromote();
    make(ModelChanges.shadow("a"));

    make(ModelChanges.promote("a", null));

    assertThat(models.shadow()).isEmpty();
    assertThat(models.active()).map(ModelRelease::getModelId).contains("a");
  }

  @Test
  void shouldGiveANameOnce() {
    make(ModelChanges.release("c", digest("c"), "file:/c.zip", null));

    assertThat(change(ModelChanges.release("c", digest("c"), "file:/c.zip", null))).isEmpty();
    assertThatThrownBy(() -> change(ModelChanges.release("c", digest("d"), "file:/d.zip", null)))
        .hasMessageContaining("the name c belongs to another bundle");
    assertThatThrownBy(() -> change(ModelChanges.release("c/../d", digest("d"), "file:/d", null)))
        .hasMessageContaining("cannot be called 'c/../d'");
  }

  /** After any changes: at most one active model, one shadow, and rollbacks that come to an end. */
  @Property(tries = 300)
  void shouldKeepOneActiveModelWhateverIsDone(@ForAll("changes") List<ModelChange> changes) {
    ModelReleases state = ModelReleases.NONE;
    for (ModelChange change : changes) {
      state = tried(state, change);
      assertThat(state.all().stream().filter(r -> r.getState() == ModelState.ACTIVE))
          .hasSizeLessThan(2);
      assertThat(state.all().stream().filter(r -> r.getState() == ModelState.SHADOW))
          .hasSizeLessThan(2);
    }
    int rollbacks = 0;
    while (state.previous().isPresent()) {
      state = tried(state, ModelChanges.rollback(null));
      assertThat(++rollbacks).isLessThanOrEqualTo(ModelChanges.REMEMBERED);
    }
  }

  @Provide
  Arbitrary<List<ModelChange>> changes() {
    Arbitrary<String> id = Arbitraries.of("a", "b", "c", "d");
    return Combinators.combine(Arbitraries.integers().between(0, 6), id)
        .as(
            (kind, name) ->
                switch (kind) {
                  case 0 -> ModelChanges.announce(name, digest(name), "packaged:" + name);
                  case 1 -> ModelChanges.release(name, digest(name), "file:/" + name, null);
                  case 2 -> ModelChanges.shadow(name);
                  case 3 -> ModelChanges.endShadow();
                  case 4 -> ModelChanges.rollback(null);
                  case 5 -> ModelChanges.refuse(name, digest(name), "broken");
                  default -> ModelChanges.promote(name, null);
                })
        .list()
        .ofMaxSize(60);
  }

  private static ModelReleases tried(ModelReleases state, ModelChange change) {
    try {
      return state.with(change.on(state, STAMP));
    } catch (ModelChangeException e) {
      return state;
    }
  }

  private void announceAndPromote() {
    make(ModelChanges.announce("a", digest("a"), "packaged:a"));
    make(ModelChanges.release("b", digest("b"), "file:/b.zip", null));
    make(ModelChanges.promote("b", "looks better"));
  }

  private List<ModelRelease> change(ModelChange change) {
    return change.on(models, STAMP);
  }

  private void make(ModelChange change) {
    models = models.with(change(change));
  }

  private ModelState state(String modelId) {
    return models.of(modelId).orElseThrow().getState();
  }

  private static String digest(String letter) {
    return letter.repeat(64);
  }
}
