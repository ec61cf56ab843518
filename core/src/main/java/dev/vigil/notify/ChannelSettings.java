package dev.vigil.notify;

import dev.vigil.setting.BadSettings;
import dev.vigil.setting.Setting;
import dev.vigil.setting.SpecSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of a channel, and its maker.
 *
 * <p>Implementations are public records with a public constructor without parameters, listed in
 * {@code META-INF/services}; their components are the settings, which {@link
 * dev.vigil.setting.About} puts into words. What is secret is a {@link dev.vigil.setting.Secret}.
 */
public interface ChannelSettings {
  /** What users call it, such as {@code SLACK}; read in any case. */
  String type();

  /**
   * What keeps a channel of these settings from working, all of it: a target that is missing, a
   * template that does not read or that names a field which nothing will ever have. None of it
   * shows a secret.
   *
   * @param names of labels, metadata and context that templates may use as they stand, beside the
   *     fields that each notification has
   */
  List<BadSettings.Problem> problems(Set<String> names);

  /**
   * Whether the other side keeps incidents of its own, as a pager does: it is told as well that one
   * was taken on, and that it is over.
   */
  default boolean tracksIncidents() {
    return false;
  }

  /**
   * A channel that is ready to send.
   *
   * @throws IllegalStateException if there are {@link #problems}
   */
  Channel newChannel();

  /** The settings: one for each component of the record, in its order. */
  default List<Setting> settings() {
    return SpecSettings.of(this).settings();
  }

  /**
   * These settings with some changed; see {@link dev.vigil.detect.DetectorSpec#with}.
   *
   * @throws BadSettings with all that is wrong
   */
  default ChannelSettings with(Map<String, ?> settings) {
    return (ChannelSettings) SpecSettings.of(this).with(settings);
  }
}
