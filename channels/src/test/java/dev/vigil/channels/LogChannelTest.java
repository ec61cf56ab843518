package dev.vigil.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.testkit.ChannelContract;
import dev.vigil.testkit.Notifications;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LogChannelTest extends ChannelContract {
  private static final Logger LOGGER = Logger.getLogger("dev.vigil.notification.test");

  private final List<LogRecord> records = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(handler);
  }

  @AfterEach
  void leave() {
    LOGGER.removeHandler(handler);
  }

  @Override
  protected ChannelSettings settings() {
    return new LogSettings().with(Map.of("logger", LOGGER.getName()));
  }

  @Override
  protected Optional<ChannelSettings> unreachable() {
    return Optional.empty();
  }

  @Override
  protected List<String> secrets() {
    return List.of();
  }

  @Override
  protected int arrived() {
    return records.size();
  }

  @Test
  void a_notification_is_a_line_of_its_severity() throws InterruptedException {
    try (Channel channel = settings().newChannel()) {
      channel.send(Notifications.of("a", Kind.OPENED));
      channel.send(Notifications.of("b", Kind.RESOLVED));
      channel.send(Notifications.hostile("c", Kind.GREW));
      channel.send(Notifications.of("d", Kind.DIGEST));
    }
    assertThat(records)
        .extracting(LogRecord::getLevel)
        .containsExactly(Level.WARNING, Level.INFO, Level.SEVERE, Level.WARNING);
    assertThat(records.get(0).getMessage())
        .isEqualTo(
            "OPENED [HIGH] response_time SPIKE: 120.5 P2: 120.5 is far above what is usual, 20 to 40."
                + " (incident incident-7) https://vigil.example.com/series?from=1&to=2");
    assertThat(records)
        .allSatisfy(
            line -> assertThat(line.getMessage()).hasSizeLessThan(4001).doesNotContain("\n", "\r"));
  }
}
