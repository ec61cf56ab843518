package dev.vigil.incident;

import dev.vigil.model.Severity;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The alerts of an incident among which its root cause is sought: the 32 earliest, of which those
 * upstream of something give way last. One owner.
 */
final class Members {
  private static final int MOST = 32;

  /** Who gives way first comes last. */
  private static final Comparator<Member> ORDER =
      Comparator.comparing((Member one) -> !one.upstream())
          .thenComparingLong(Member::at)
          .thenComparingLong(Member::alert);

  private final List<Member> all = new ArrayList<>();

  void add(Member member) {
    if (all.size() == MOST && ORDER.compare(member, all.get(MOST - 1)) > 0) {
      return;
    }
    int at = 0;
    while (at < all.size() && ORDER.compare(all.get(at), member) < 0) {
      at++;
    }
    all.add(at, member);
    if (all.size() > MOST) {
      all.remove(MOST);
    }
  }

  /** An alert has become graver. */
  void graver(long alert, Severity severity) {
    all.replaceAll(
        one ->
            one.alert() == alert
                ? new Member(alert, one.series(), one.at(), severity, one.upstream())
                : one);
  }

  void merge(Members other) {
    other.all.forEach(this::add);
  }

  /** By their time. */
  List<Member> byTime() {
    return all.stream()
        .sorted(Comparator.comparingLong(Member::at).thenComparingLong(Member::alert))
        .toList();
  }

  void save(StateWriter out) {
    out.put(all.size());
    all.forEach(one -> one.save(out));
  }

  static Members read(StateReader in) {
    Members loaded = new Members();
    for (int left = in.getInt("members", 0, MOST); left > 0; left--) {
      loaded.add(Member.read(in));
    }
    return loaded;
  }
}
