package dev.vigil.alert;

import dev.vigil.model.SeriesKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All maintenance windows. It keeps the span that it found last of each. One owner. */
public final class MaintenanceCalendar {
  private final List<Spans> windows;

  public MaintenanceCalendar(List<MaintenanceWindow> windows) {
    this.windows = windows.stream().map(Spans::new).toList();
  }

  /** A calendar of the windows of one series: cheaper to ask for each of its observations. */
  public MaintenanceCalendar of(SeriesKey series) {
    return new MaintenanceCalendar(
        windows.stream()
            .map(one -> one.window)
            .filter(window -> window.series().matches(series))
            .toList());
  }

  /** The window that a series is in at a time of events, the first of them. */
  public Optional<MaintenanceWindow> covering(SeriesKey series, long epochMillis) {
    return first(series, epochMillis, window -> true);
  }

  /** A window, and when it is. */
  public record Turn(MaintenanceWindow window, Span span) {}

  /** The window of a series that is on at a time of events or comes first after it. */
  public Optional<Turn> next(SeriesKey series, long epochMillis) {
    Turn next = null;
    for (Spans one : windows) {
      Span span = one.window.series().matches(series) ? one.at(epochMillis) : null;
      if (span != null && (next == null || span.from() < next.span().from())) {
        next = new Turn(one.window, span);
      }
    }
    return Optional.ofNullable(next);
  }

  /** Whether a series is in a window in which nothing is learnt. */
  public boolean stopsLearning(SeriesKey series, long epochMillis) {
    return first(series, epochMillis, MaintenanceWindow::stopsLearning).isPresent();
  }

  private Optional<MaintenanceWindow> first(
      SeriesKey series, long epochMillis, Predicate<MaintenanceWindow> wanted) {
    for (Spans one : windows) {
      MaintenanceWindow window = one.window;
      if (wanted.test(window) && one.holds(epochMillis) && window.series().matches(series)) {
        return Optional.of(window);
      }
    }
    return Optional.empty();
  }

  /** When the next window begins or ends after a time; {@link Long#MAX_VALUE} if none does. */
  public long nextChange(long epochMillis) {
    long next = Long.MAX_VALUE;
    for (Spans one : windows) {
      next = Math.min(next, one.nextChange(epochMillis));
    }
    return next;
  }

  private static final class Spans {
    private final MaintenanceWindow window;
    private @Nullable Span span;
    private long from;
    private long until = Long.MIN_VALUE;

    Spans(MaintenanceWindow window) {
      this.window = window;
    }

    @Nullable Span at(long now) {
      look(now);
      return span;
    }

    boolean holds(long now) {
      look(now);
      return span != null && span.holds(now);
    }

    long nextChange(long now) {
      look(now);
      return span == null ? Long.MAX_VALUE : span.from() > now ? span.from() : span.until();
    }

    /** The span found is the first that ends after any time from when it was asked to its end. */
    private void look(long now) {
      if (now >= from && now < until) {
        return;
      }
      span = window.when().next(now).orElse(null);
      from = now;
      until = span == null ? Long.MAX_VALUE : span.until();
    }
  }
}
