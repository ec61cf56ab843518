package dev.vigil.channels;

import static java.lang.System.Logger.Level.WARNING;

import dev.vigil.notify.Delivery;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has already had which of the last notifications, and who is refused it for good, so that one
 * that did not reach everybody is sent again to the others only. It is forgotten with the process.
 * One owner.
 */
final class Recipients {
  private static final System.Logger LOG = System.getLogger(Recipients.class.getName());
  private static final int MOST = 1000;
  private static final String ARRIVED = "";

  /** Of each key and recipient the reason of the refusal, or that it has arrived. */
  private final Map<String, Map<String, String>> outcomes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, String>> eldest) {
          return size() > MOST;
        }
      };

  /** Whether there is nothing more to be sent to a recipient. */
  boolean settled(String key, String recipient) {
    return outcomes.getOrDefault(key, Map.of()).containsKey(recipient);
  }

  void arrived(String key, String recipient) {
    of(key).put(recipient, ARRIVED);
  }

  void refused(String key, String recipient, Delivery.Refused refused) {
    of(key).putIfAbsent(recipient, refused.why());
  }

  private Map<String, String> of(String key) {
    return outcomes.computeIfAbsent(key, unknown -> new LinkedHashMap<>());
  }

  /**
   * It is settled for all, and forgotten: delivered if anybody has it, and then those that have not
   * are logged; else refused for the first reason.
   */
  Delivery end(String key) {
    Map<String, String> all = outcomes.getOrDefault(key, Map.of());
    outcomes.remove(key);
    if (!all.isEmpty() && !all.containsValue(ARRIVED)) {
      return new Delivery.Refused(all.values().iterator().next());
    }
    all.forEach(
        (recipient, why) -> {
          if (!why.equals(ARRIVED)) {
            LOG.log(WARNING, "{0} was not sent to {1}: {2}", key, recipient, why);
          }
        });
    return new Delivery.Delivered();
  }
}
