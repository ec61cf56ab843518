package dev.vigil.config;

import dev.vigil.config.Sampling.Share;
import dev.vigil.model.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how many series of a metric are watched, and of which series only some points are taken.
 */
final class RoomReader {
  private static final Pattern SHARE = Pattern.compile("(\\d{1,7}) +in +(\\d{1,7})");
  private static final int MOST = 1_000_000;

  private RoomReader() {}

  static SeriesCounts ofMetrics(Section top) {
    int each =
        top.whole(Keys.MAX_SERIES_PER_METRIC, 1, Integer.MAX_VALUE, SeriesCounts.NONE.each());
    List<SeriesCounts.Entry> entries = new ArrayList<>();
    for (Section section : top.sections(Keys.METRIC_LIMITS, Keys.OF_METRIC_LIMITS)) {
      Optional<Glob> metric = section.needed(Keys.METRIC).map(Glob::new);
      if (section.take(Keys.MOST_OF_METRIC).isEmpty()) {
        section.refuseWithout(Keys.MOST_OF_METRIC);
      }
      int most = section.whole(Keys.MOST_OF_METRIC, 0, Integer.MAX_VALUE, 0);
      section.done();
      metric.ifPresent(glob -> entries.add(new SeriesCounts.Entry(glob, most)));
    }
    return new SeriesCounts(each, entries);
  }

  static Sampling sampling(Section top) {
    List<Section> sections = top.sections(Keys.SAMPLING, Keys.OF_SAMPLING);
    List<Matched<Share>> entries = new ArrayList<>();
    for (Section section : sections) {
      SeriesPattern pattern = SeriesReader.pattern(section);
      Optional<Share> share = share(section);
      section.done();
      entries.add(new Matched<>(pattern, share.orElse(new Share(1, 1))));
    }
    SeriesReader.tellShadowed(sections, entries);
    return new Sampling(entries);
  }

  private static Optional<Share> share(Section section) {
    Optional<Value> value = section.take(Keys.KEEP);
    if (value.isEmpty()) {
      section.refuseWithout(Keys.KEEP);
    }
    Optional<String> text = value.flatMap(v -> v.text(Keys.KEEP.form()));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher share = SHARE.matcher(text.get().strip());
    if (share.matches()) {
      int keep = Integer.parseInt(share.group(1));
      int of = Integer.parseInt(share.group(2));
      if (keep <= of && of >= 1 && of <= MOST) {
        return Optional.of(new Share(keep, of));
      }
    }
    value.get().mustBe(Keys.KEEP.form());
    return Optional.empty();
  }
}
