package dev.vigil.config;

import dev.vigil.alert.Note;
import dev.vigil.alert.Silence;
import dev.vigil.alert.Span;
import dev.vigil.model.SeriesMatcher;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads of which series nobody is told for a while. */
final class SilencesReader {
  private static final int MOST_LABELS = 100;

  private final ZoneId zone;
  private final Names names;
  private final Instant now;

  SilencesReader(ZoneId zone, Names names, Instant now) {
    this.zone = zone;
    this.names = names;
    this.now = now;
  }

  List<Silence> read(Section alerting) {
    List<Silence> silences = new ArrayList<>();
    for (Section section : alerting.sections(AlertingKeys.SILENCES, QuietKeys.OF_SILENCE)) {
      SeriesMatcher series = Words.series(section, AlertingKeys.MATCH, names);
      Optional<Instant> from =
          section.take(QuietKeys.SILENT_FROM).flatMap(v -> Times.instant(v, zone));
      Optional<Value> end = section.take(QuietKeys.SILENT_UNTIL);
      if (end.isEmpty()) {
        section.refuseWithout(QuietKeys.SILENT_UNTIL);
      }
      Optional<Instant> until = end.flatMap(v -> Times.instant(v, zone));
      String reason = section.take(QuietKeys.REASON).flatMap(SilencesReader::reason).orElse("");
      section.done();
      if (until.isPresent()) {
        long begin = from.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
        span(end.get(), begin, until.get())
            .map(span -> silence(section, silences.size() + 1, series, span, reason))
            .flatMap(one -> one)
            .ifPresent(silences::add);
      }
    }
    return silences;
  }

  private static Optional<String> reason(Value value) {
    return value
        .text("text")
        .filter(
            text -> {
              if (text.length() > Note.LONGEST) {
                value.refuse(value.path() + " has at most " + Note.LONGEST + " letters");
              }
              return text.length() <= Note.LONGEST;
            });
  }

  private Optional<Span> span(Value end, long begin, Instant until) {
    if (until.toEpochMilli() <= begin) {
      end.mustBe("later than from");
      return Optional.empty();
    }
    if (!until.isAfter(now)) {
      end.warn(end.path() + " is over: the silence does nothing any more");
    }
    return Optional.of(new Span(begin, until.toEpochMilli()));
  }

  private Optional<Silence> silence(
      Section section, long id, SeriesMatcher series, Span span, String reason) {
    if (series.labels().size() > MOST_LABELS) {
      section.group().refuse(section.group().path() + " has more than " + MOST_LABELS + " labels");
      return Optional.empty();
    }
    Note note = new Note(now.toEpochMilli(), "the configuration", reason);
    try {
      return Optional.of(new Silence(id, series, span, note));
    } catch (IllegalArgumentException e) {
      section.group().refuse(section.group().path() + ": " + e.getMessage());
      return Optional.empty();
    }
  }
}
