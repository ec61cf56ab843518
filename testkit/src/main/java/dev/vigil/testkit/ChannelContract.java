package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelCatalogue;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.setting.BadSettings;
import dev.vigil.setting.BadSettings.Problem;
import dev.vigil.setting.Secret;
import dev.vigil.setting.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Channel} promises, and its settings. A channel's test extends this class, and
 * runs the other side that takes what is sent:
 *
 * <pre>{@code
 * final class MyChannelTest extends ChannelContract {
 *   @Override
 *   protected ChannelSettings settings() {
 *     return new MySettings().with(Map.of("url", server.url()));
 *   }
 *   ...
 * }
 * }</pre>
 */
public abstract class ChannelContract {

  /** Complete settings; the other side is there, and takes whatever comes. */
  protected abstract ChannelSettings settings();

  /** Complete settings whose other side is not there; nothing where there is no other side. */
  protected abstract Optional<ChannelSettings> unreachable();

  /** The secrets in these settings, as they are written. */
  protected abstract List<String> secrets();

  /** How many messages have arrived at the other side until now. */
  protected abstract int arrived();

  @Test
  void its_settings_can_be_found_and_set_by_name() {
    ChannelSettings settings = settings();
    assertThat(settings.type()).matches("[A-Z][A-Z0-9_]*");
    ChannelCatalogue catalogue = ChannelCatalogue.of(List.of(settings));
    assertThat(catalogue.find(settings.type().toLowerCase(Locale.ROOT))).containsSame(settings);
    assertThat(settings.with(Map.of())).isEqualTo(settings);
    assertThat(settings.settings())
        .allSatisfy(setting -> assertThat(setting.description()).as(setting.name()).isNotBlank());
  }

  @Test
  void complete_settings_have_no_problems() {
    assertThat(settings().problems(Set.of())).isEmpty();
  }

  @Test
  void every_kind_arrives() throws InterruptedException {
    try (Channel channel = settings().newChannel()) {
      for (Kind kind : Kind.values()) {
        arrives(channel, Notifications.of("key-" + kind, kind));
      }
    }
  }

  @Test
  void a_bare_notification_arrives() throws InterruptedException {
    try (Channel channel = settings().newChannel()) {
      for (Kind kind : Kind.values()) {
        arrives(channel, Notifications.bare("bare-" + kind, kind));
      }
    }
  }

  @Test
  void a_hostile_notification_arrives_all_the_same() throws InterruptedException {
    try (Channel channel = settings().newChannel()) {
      for (Kind kind : Kind.values()) {
        arrives(channel, Notifications.hostile("key\r\nX: y \ud83d\udea8 " + kind, kind));
      }
    }
  }

  private void arrives(Channel channel, Notification notification) throws InterruptedException {
    int before = arrived();
    Delivery delivery = channel.send(notification);
    assertThat(delivery).as(notification.kind().name()).isInstanceOf(Delivery.Delivered.class);
    assertThat(arrived()).as("arrived after " + notification.kind()).isGreaterThan(before);
  }

  @Test
  void where_the_other_side_is_not_there_it_is_tried_again() throws InterruptedException {
    if (unreachable().isEmpty()) {
      return;
    }
    try (Channel channel = unreachable().get().newChannel()) {
      Delivery delivery = channel.send(Notifications.of("key", Kind.OPENED));
      assertThat(delivery).isInstanceOf(Delivery.TryAgain.class);
      Delivery.TryAgain again = (Delivery.TryAgain) delivery;
      assertThat(again.why()).isNotBlank();
      assertThat(again.after()).isZero();
      assertThat(secrets()).noneMatch(again.why()::contains);
    }
  }

  @Test
  void its_settings_show_no_secret() {
    ChannelSettings settings = settings();
    StringBuilder shown = new StringBuilder(settings.toString());
    String hidden = "h1dden\u0000 v4lue";
    for (Setting setting : settings.settings()) {
      shown.append(setting.defaultText());
      for (Object wrong : List.of(-1, List.of(List.of()), Map.of("x", Map.of()))) {
        shown.append(problems(settings, setting.name(), wrong));
      }
      if (holdsSecret(setting)) {
        shown.append(problems(settings, setting.name(), hidden));
        shown.append(problems(settings, setting.name(), Map.of("x", hidden)));
        shown.append(problems(settings, setting.name(), List.of(hidden)));
      }
    }
    assertThat(shown.toString()).doesNotContain(hidden);
    assertThat(secrets()).isNotNull().noneMatch(shown.toString()::contains);
  }

  private static boolean holdsSecret(Setting setting) {
    return setting.type().getTypeName().contains(Secret.class.getName())
        || setting.parts().stream().anyMatch(ChannelContract::holdsSecret);
  }

  /** What is said of settings one of which is wrong, by whoever says it. */
  private static String problems(ChannelSettings settings, String name, Object wrong) {
    try {
      return settings.with(Map.of(name, wrong)).problems(Set.of()).toString();
    } catch (BadSettings e) {
      return e.getMessage() + e.problems();
    }
  }

  @Test
  void a_template_that_names_no_field_is_a_problem_with_its_place() {
    ChannelSettings settings = settings();
    if (settings.settings().stream().noneMatch(setting -> setting.name().equals("template"))) {
      return;
    }
    ChannelSettings wrong = settings.with(Map.of("template", "a\n {{titel}} {{text}}"));
    List<Problem> problems = wrong.problems(Set.of());
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).key()).isEqualTo("template");
    assertThat(problems.get(0).message()).contains("2:4").contains("titel").contains("'title'");
    assertThat(wrong.problems(Set.of("titel"))).isEmpty();
  }

  @Test
  void settings_with_problems_make_no_channel() {
    ChannelSettings settings = settings();
    Map<String, Object> broken = new HashMap<>();
    settings.settings().stream()
        .filter(setting -> setting.name().equals("template"))
        .forEach(setting -> broken.put(setting.name(), "{{#text}} never closed"));
    if (broken.isEmpty()) {
      return;
    }
    ChannelSettings wrong = settings.with(broken);
    assertThat(wrong.problems(Set.of())).isNotEmpty();
    assertThatIllegalStateException().isThrownBy(wrong::newChannel);
  }

  @Test
  void a_channel_can_be_closed_twice() {
    Channel channel = settings().newChannel();
    channel.close();
    channel.close();
  }
}
