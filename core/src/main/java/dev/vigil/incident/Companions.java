package dev.vigil.incident;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which series had alerts together before, and which of them first. Counts halve in 30 days; of
 * 50,000 series and 100,000 pairs those counted last are known. One owner.
 */
final class Companions {
  private static final int MOST_SERIES = 50_000;
  private static final int MOST_PAIRS = 100_000;
  private static final double HALF_LIFE = 30 * 86_400_000.0;
  private static final double MOST_COUNT = 1e15;

  /** A pair that was always led by the same counts in full, else by so much less. */
  private static final double WRONG_WAY = 0.2;

  private final Map<Long, Count> series = new LinkedHashMap<>();
  private final Map<Pair, Together> pairs = new LinkedHashMap<>();

  private record Pair(long low, long high) {
    static Pair of(long a, long b) {
      return new Pair(Math.min(a, b), Math.max(a, b));
    }
  }

  private record Count(double times, long at) {
    double by(long now) {
      return times * fade(now, at);
    }
  }

  /**
   * @param led of these, how often the lower of the two came first
   * @param followed and how often the higher one did
   */
  private record Together(double times, double led, double followed, long at) {}

  /** How often two series had alerts together, and how often the one came before the other. */
  record Led(double times, double together) {}

  private static double fade(long now, long at) {
    return now <= at ? 1 : Math.pow(0.5, (now - at) / HALF_LIFE);
  }

  /** A series has an alert. */
  void opened(long one, long now) {
    Count before = series.remove(one);
    double times = before == null ? 0 : before.by(now);
    series.put(one, new Count(times + 1, later(before == null ? now : before.at(), now)));
    dropOldest(series, MOST_SERIES);
  }

  /** A series has one shortly after another, or at the very same time. */
  void together(long before, long after, long now, boolean sameTime) {
    Pair pair = Pair.of(before, after);
    Together known = pairs.remove(pair);
    double fade = known == null ? 0 : fade(now, known.at());
    Together faded = known == null ? new Together(0, 0, 0, now) : known;
    double led = !sameTime && before == pair.low() ? 1 : 0;
    double followed = !sameTime && before == pair.high() ? 1 : 0;
    pairs.put(
        pair,
        new Together(
            faded.times() * fade + 1,
            faded.led() * fade + led,
            faded.followed() * fade + followed,
            later(faded.at(), now)));
    dropOldest(pairs, MOST_PAIRS);
  }

  private static long later(long one, long other) {
    return Math.max(one, other);
  }

  private static void dropOldest(Map<?, ?> map, int most) {
    if (map.size() > most) {
      var oldest = map.entrySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** 0–1: how much past times speak for the second series being in the company of the first. */
  double past(long before, long after, long now) {
    Together known = pairs.get(Pair.of(before, after));
    Count one = series.get(before);
    Count other = series.get(after);
    if (known == null || one == null || other == null) {
      return 0;
    }
    double times = known.times() * fade(now, known.at());
    double share = Math.min(1, times / (1 + Math.min(one.by(now), other.by(now))));
    Led led = led(before, after, now);
    return share * (1 - WRONG_WAY * (1 - led.times() / led.together()));
  }

  /** How often the first of two came first; of no times together, none. */
  Led led(long first, long second, long now) {
    Pair pair = Pair.of(first, second);
    Together known = pairs.get(pair);
    if (known == null) {
      return new Led(0, 0);
    }
    double fade = fade(now, known.at());
    double times = first == pair.low() ? known.led() : known.followed();
    return new Led(times * fade, known.times() * fade);
  }

  void save(StateWriter out) {
    out.put(series.size());
    series.forEach((one, count) -> out.put(one.longValue()).put(count.times()).put(count.at()));
    out.put(pairs.size());
    pairs.forEach(
        (pair, known) -> {
          out.put(pair.low()).put(pair.high());
          out.put(known.times()).put(known.led()).put(known.followed()).put(known.at());
        });
  }

  static Companions read(StateReader in) {
    Companions loaded = new Companions();
    for (int left = in.getInt("series known", 0, MOST_SERIES); left > 0; left--) {
      long one = in.getLong();
      loaded.series.put(one, new Count(count(in, MOST_COUNT), in.getLong()));
    }
    for (int left = in.getInt("pairs known", 0, MOST_PAIRS); left > 0; left--) {
      Pair pair = new Pair(in.getLong(), in.getLong());
      double times = count(in, MOST_COUNT);
      Together known = new Together(times, count(in, times), count(in, times), in.getLong());
      if (pair.low() > pair.high() || times == 0) {
        throw new BadState("a pair of series cannot be " + pair + ", " + known);
      }
      loaded.pairs.put(pair, known);
    }
    return loaded;
  }

  private static double count(StateReader in, double most) {
    return in.getDouble("a count", count -> count >= 0 && count <= most);
  }
}
