package dev.vigil.feedback;

import dev.vigil.alert.Span;
import dev.vigil.feedback.Subject.Finder;
import dev.vigil.feedback.Subject.Measured;
import dev.vigil.feedback.Subject.Missed;
import dev.vigil.feedback.Subject.Told;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence.Contribution;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesKeyState;
import dev.vigil.model.Severity;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/** The binary form of what feedback is about. */
final class SubjectState {
  private static final int MOST_CONTRIBUTIONS = 100;

  private SubjectState() {}

  static void put(Subject about, StateWriter out) {
    out.put(about instanceof Told);
    SeriesKeyState.put(about.series(), out);
    out.put(about.finder().detector()).put(about.finder().kind());
    out.put(about.measured().score()).put(about.measured().contributions().size());
    for (Contribution one : about.measured().contributions()) {
      out.put(one.name()).put(one.value());
    }
    if (about instanceof Told told) {
      out.put(told.id()).put(told.epochMillis());
      out.put(told.type().ordinal()).put(told.severity().ordinal());
    } else if (about instanceof Missed missed) {
      out.put(missed.span().from()).put(missed.span().until());
    }
  }

  static Subject read(StateReader in) {
    boolean told = in.getBoolean();
    SeriesKey series = SeriesKeyState.read(in);
    try {
      Finder finder = new Finder(in.getString(), in.getString());
      Measured measured = new Measured(in.getDouble(), contributions(in));
      return told
          ? new Told(
              in.getString(),
              series,
              in.getLong(),
              word(AnomalyType.values(), in),
              word(Severity.values(), in),
              finder,
              measured)
          : new Missed(series, new Span(in.getLong(), in.getLong()), finder, measured);
    } catch (IllegalArgumentException e) {
      throw new BadState("what feedback of the state is about is nothing: " + e.getMessage(), e);
    }
  }

  private static List<Contribution> contributions(StateReader in) {
    List<Contribution> contributions = new ArrayList<>();
    for (int left = in.getInt("contributions", 0, MOST_CONTRIBUTIONS); left > 0; left--) {
      contributions.add(new Contribution(in.getString(), in.getDouble()));
    }
    return contributions;
  }

  static <E extends Enum<E>> E word(E[] values, StateReader in) {
    return values[in.getInt("place of a word", 0, values.length - 1)];
  }
}
