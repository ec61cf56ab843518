package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification;
import java.lang.System.Logger.Level;

/** Writes one line for each notification. */
final class LogChannel implements Channel {
  private static final int LONGEST = 4000;

  private final System.Logger logger;
  private final Template template;

  LogChannel(LogSettings settings) {
    this.logger = System.getLogger(settings.logger());
    this.template = Template.of(settings.template(), Defaults.LOG, Escape.NOTHING);
  }

  @Override
  public Delivery send(Notification notification) {
    String line = Texts.cut(Texts.line(template.text(notification)), LONGEST);
    logger.log(level(notification), line);
    return new Delivery.Delivered();
  }

  private static Level level(Notification notification) {
    return switch (notification.kind()) {
      case ACKNOWLEDGED, RESOLVED, TEST -> Level.INFO;
      case OPENED, GREW, ESCALATED, REOPENED, UNATTENDED, DIGEST ->
          switch (notification.subject().severity()) {
            case CRITICAL -> Level.ERROR;
            case HIGH, MEDIUM -> Level.WARNING;
            case LOW -> Level.INFO;
          };
    };
  }
}
