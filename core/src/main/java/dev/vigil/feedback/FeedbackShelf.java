package dev.vigil.feedback;

import dev.vigil.alert.Note;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The feedback that stands, in the order of its numbers: one piece of each person and thing. */
final class FeedbackShelf {
  private static final int MOST = 100_000;
  private static final long MOST_EVER = 1L << 52;

  private final FeedbackSpec spec;
  private final Map<Long, Feedback> byId = new LinkedHashMap<>();
  private final Map<Word, Long> words = new HashMap<>();
  private int wide;
  private long last;

  /** Who speaks of what. */
  private record Word(String who, String about) {
    static Word of(Feedback feedback) {
      return new Word(feedback.note().who(), feedback.about().id());
    }
  }

  FeedbackShelf(FeedbackSpec spec) {
    this.spec = spec;
  }

  long nextId() {
    return last + 1;
  }

  /**
   * Takes it in.
   *
   * @return what does not stand any more: what it takes the place of, and what there is no room for
   */
  List<Feedback> add(Feedback feedback) {
    List<Feedback> gone = new ArrayList<>();
    Long before = words.get(Word.of(feedback));
    if (before != null) {
      gone.add(remove(before));
    }
    last = feedback.id();
    byId.put(feedback.id(), feedback);
    words.put(Word.of(feedback), feedback.id());
    wide += feedback.scope().wide() ? 1 : 0;
    if (byId.size() > spec.most()) {
      gone.add(remove(byId.keySet().iterator().next()));
    }
    if (wide > spec.mostWide()) {
      gone.add(remove(eldestWide()));
    }
    return gone;
  }

  private long eldestWide() {
    for (Feedback one : byId.values()) {
      if (one.scope().wide()) {
        return one.id();
      }
    }
    throw new IllegalStateException("no feedback is wide");
  }

  Feedback remove(long id) {
    Feedback removed = get(id);
    byId.remove(id);
    words.remove(Word.of(removed));
    wide -= removed.scope().wide() ? 1 : 0;
    return removed;
  }

  Feedback get(long id) {
    @Nullable Feedback found = byId.get(id);
    if (found == null) {
      throw new NoSuchElementException(
          "no feedback has the number "
              + id
              + (id > 0 && id <= last ? " any more: it was taken back or replaced" : ""));
    }
    return found;
  }

  Collection<Feedback> all() {
    return byId.values();
  }

  void save(StateWriter out) {
    out.part('U', 1).put(last).put(byId.size());
    for (Feedback one : byId.values()) {
      out.put(one.id()).put(one.truth().ordinal()).put(one.scope().toString()).put(one.channel());
      out.put(one.note().epochMillis()).put(one.note().who()).put(one.note().text());
      SubjectState.put(one.about(), out);
    }
  }

  static FeedbackShelf read(StateReader in, FeedbackSpec spec) {
    in.part('U', 1);
    FeedbackShelf shelf = new FeedbackShelf(spec);
    long last = in.getLong();
    if (last < 0 || last > MOST_EVER) {
      throw new BadState("the number of pieces of feedback cannot be " + last);
    }
    for (int left = in.getInt("pieces of feedback", 0, MOST); left > 0; left--) {
      Feedback feedback = readFeedback(in);
      if (feedback.id() <= shelf.last || feedback.id() > last) {
        throw new BadState("feedback cannot have the number " + feedback.id());
      }
      if (shelf.words.containsKey(Word.of(feedback))) {
        throw new BadState("one person cannot judge one thing twice: " + feedback.about().id());
      }
      shelf.add(feedback);
    }
    shelf.last = last;
    return shelf;
  }

  private static Feedback readFeedback(StateReader in) {
    long id = in.getLong();
    try {
      Truth truth = SubjectState.word(Truth.values(), in);
      Scope scope = Scope.parse(in.getString());
      String channel = in.getString();
      Note note = new Note(in.getLong(), in.getString(), in.getString());
      return new Feedback(id, SubjectState.read(in), truth, scope, note, channel);
    } catch (IllegalArgumentException e) {
      throw new BadState("feedback " + id + " of the state is none: " + e.getMessage(), e);
    }
  }
}
