package dev.vigil.alert;

import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The silences that hold or are to come: a thousand of people at most, and as many of the settings.
 * One owner.
 */
final class Silences {
  /** Who wants those that the settings have. */
  private static final String SETTINGS = "configuration";

  private static final long MOST_EVER = 1L << 52;

  private List<Silence> all = new ArrayList<>();
  private long last;

  Silence add(SeriesMatcher series, Span span, Note note) {
    if (note.who().equals(SETTINGS)) {
      throw new IllegalArgumentException("'" + SETTINGS + "' is no name of a person");
    }
    if (all.stream().filter(one -> !ofSettings(one)).count() >= Silence.MOST) {
      throw new IllegalStateException("there are " + Silence.MOST + " silences: end some first");
    }
    return put(series, span, note);
  }

  private static boolean ofSettings(Silence one) {
    return one.note().who().equals(SETTINGS);
  }

  /** These are those of the settings; what is the same as before goes on under its number. */
  void replaceThoseOfSettings(List<Silence> wanted, long at) {
    List<Silence> fresh = new ArrayList<>(wanted.subList(0, Math.min(Silence.MOST, wanted.size())));
    all.removeIf(one -> ofSettings(one) && !fresh.removeIf(other -> same(one, other)));
    fresh.forEach(one -> put(one.series(), one.span(), new Note(at, SETTINGS, one.note().text())));
  }

  private static boolean same(Silence one, Silence other) {
    return one.series().equals(other.series())
        && one.span().equals(other.span())
        && one.note().text().equals(other.note().text());
  }

  private Silence put(SeriesMatcher series, Span span, Note note) {
    Silence silence = new Silence(last + 1, series, span, note);
    last++;
    all.add(silence);
    return silence;
  }

  boolean end(long id) {
    return all.removeIf(one -> one.id() == id);
  }

  void passTime(long now) {
    all.removeIf(one -> one.span().until() <= now);
  }

  Optional<Silence> covering(SeriesKey series, long now) {
    for (Silence one : all) {
      if (one.span().holds(now) && one.series().matches(series)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  long nextChange(long now) {
    long next = Long.MAX_VALUE;
    for (Silence one : all) {
      next = Math.min(next, one.span().from() > now ? one.span().from() : one.span().until());
    }
    return next;
  }

  List<Silence> all() {
    return List.copyOf(all);
  }

  void save(StateWriter out) {
    out.part('Q', 1).put(last).put(all.size());
    for (Silence one : all) {
      out.put(one.id());
      MatcherState.put(one.series(), out);
      out.put(one.span().from()).put(one.span().until());
      out.put(one.note().epochMillis()).put(one.note().who()).put(one.note().text());
    }
  }

  static Silences read(StateReader in) {
    in.part('Q', 1);
    Silences loaded = new Silences();
    loaded.last = in.getLong();
    if (loaded.last < 0 || loaded.last > MOST_EVER) {
      throw new BadState("the number of silences cannot be " + loaded.last);
    }
    long before = 0;
    for (int left = in.getInt("silences", 0, 2 * Silence.MOST); left > 0; left--) {
      long id = in.getLong();
      if (id <= before || id > loaded.last) {
        throw new BadState("a silence cannot have the number " + id);
      }
      before = id;
      try {
        loaded.all.add(read(id, in));
      } catch (IllegalArgumentException e) {
        throw new BadState("a silence of the state is none: " + e.getMessage(), e);
      }
    }
    return loaded;
  }

  private static Silence read(long id, StateReader in) {
    SeriesMatcher series = MatcherState.read(in);
    Span span = new Span(in.getLong(), in.getLong());
    return new Silence(id, series, span, new Note(in.getLong(), in.getString(), in.getString()));
  }
}
