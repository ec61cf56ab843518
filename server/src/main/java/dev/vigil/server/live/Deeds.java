package dev.vigil.server.live;

import dev.vigil.alert.Deploy;
import dev.vigil.alert.Span;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.feedback.Answer;
import dev.vigil.feedback.Scope;
import dev.vigil.feedback.Subject;
import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.pipeline.Engine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** Does what people do. */
final class Deeds {
  private Deeds() {}

  /**
   * Does it; what it was done to, as it is now.
   *
   * @throws NoSuchElementException if that is not there
   * @throws dev.vigil.alert.IllegalTransition if it cannot be done now
   * @throws IllegalArgumentException if the details are wrong
   */
  static Object apply(Deed deed, Engine engine) {
    return switch (deed.verb()) {
      case ACKNOWLEDGE_ALERT ->
          engine.desk().acknowledgeAlert(deed.number("id"), deed.who(), deed.detail("note"));
      case RESOLVE_ALERT ->
          engine.desk().alerts().resolve(deed.number("id"), deed.who(), deed.detail("note"));
      case CLOSE_ALERT ->
          engine.desk().alerts().close(deed.number("id"), deed.who(), deed.detail("note"));
      case COMMENT_ALERT ->
          engine.desk().alerts().comment(deed.number("id"), deed.who(), deed.detail("note"));
      case ACKNOWLEDGE_INCIDENT ->
          engine.desk().acknowledgeIncident(deed.number("id"), deed.who(), deed.detail("note"));
      case RESOLVE_INCIDENT ->
          engine.desk().resolveIncident(deed.number("id"), deed.who(), deed.detail("note"));
      case COMMENT_INCIDENT ->
          engine.desk().incidents().comment(deed.number("id"), deed.who(), deed.detail("note"));
      case SILENCE -> silence(deed, engine);
      case END_SILENCE -> endSilence(deed, engine);
      case JUDGE -> engine.judge(deed.detail("anomaly"), answer(deed));
      case MISSED -> engine.missed(missed(deed), answer(deed));
      case TAKE_BACK -> engine.takeBack(deed.number("id"));
      case DEPLOY -> deploy(deed, engine);
      case RETRAIN -> engine.pipeline().care().retrain(series(deed));
      case ROLLBACK -> engine.pipeline().care().rollback(series(deed));
      case RESTART ->
          engine.restart(series(deed), PastForm.read(series(deed), deed.detail("past")));
    };
  }

  private static Object silence(Deed deed, Engine engine) {
    Span span = new Span(deed.number("from"), deed.number("until"));
    SeriesMatcher series = SeriesMatcher.parse(deed.detail("matcher"));
    return engine.desk().alerts().silence(series, span, deed.who(), deed.detail("note"));
  }

  private static Object endSilence(Deed deed, Engine engine) {
    long id = deed.number("id");
    if (!engine.desk().alerts().endSilence(id)) {
      throw new NoSuchElementException("there is no silence " + id);
    }
    return id;
  }

  private static Object deploy(Deed deed, Engine engine) {
    Deploy deploy =
        new Deploy(
            SeriesMatcher.parse(deed.detail("matcher")),
            deed.number("at"),
            Duration.ofMillis(deed.number("millis")),
            Double.parseDouble(deed.detail("strictness")),
            deed.detail("what"));
    engine.deployed(deploy);
    return deploy;
  }

  private static Answer answer(Deed deed) {
    Truth truth =
        deed.verb() == Deed.Verb.MISSED ? Truth.MISSED : Truth.valueOf(deed.detail("truth"));
    String scope = deed.detail("scope");
    Answer answer = new Answer(truth, deed.who()).withNote(deed.detail("note"));
    return scope.isEmpty() ? answer : answer.withScope(Scope.parse(scope));
  }

  private static Subject.Missed missed(Deed deed) {
    return Subject.Missed.during(series(deed), new Span(deed.number("from"), deed.number("until")));
  }

  private static SeriesKey series(Deed deed) {
    Map<String, String> labels = new HashMap<>();
    deed.details()
        .forEach(
            (name, value) -> {
              if (name.startsWith(Deed.LABEL)) {
                labels.put(name.substring(Deed.LABEL.length()), value);
              }
            });
    return new SeriesKey(deed.detail("metric"), Labels.of(labels));
  }
}
