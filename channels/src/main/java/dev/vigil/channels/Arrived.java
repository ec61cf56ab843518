package dev.vigil.channels;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who has already had which of the last notifications, so that one that did not reach everybody is
 * sent again to the others only. It is forgotten with the process. One owner.
 */
final class Arrived {
  private static final int MOST = 1000;

  private final Map<String, Set<String>> recipients =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
          return size() > MOST;
        }
      };

  boolean at(String key, String recipient) {
    return recipients.getOrDefault(key, Set.of()).contains(recipient);
  }

  void add(String key, String recipient) {
    recipients.computeIfAbsent(key, unknown -> new TreeSet<>()).add(recipient);
  }

  /** It is everywhere where it can be, and is not sent again. */
  void forget(String key) {
    recipients.remove(key);
  }
}
