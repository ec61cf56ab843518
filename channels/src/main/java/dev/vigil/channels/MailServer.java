package dev.vigil.channels;

import dev.vigil.setting.About;
import dev.vigil.setting.BadSettings.Problem;
import dev.vigil.setting.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The server that takes mail over SMTP. It may well be a private one.
 *
 * @param port 0 for the usual one: 25 without security, 587 with STARTTLS, 465 with TLS
 * @param username empty where the server asks for none
 */
public record MailServer(
    @About("name of the server") String host,
    @About("port; 0 for 25 without security, 587 with starttls, 465 with tls") int port,
    @About("none, starttls or tls") MailSecurity security,
    @About("user to log in as; empty for none") String username,
    @About("password of the user; a secret") Secret password,
    @About("seconds to wait for each answer, from 1 to 120, and four times that for all")
        int timeout) {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]+");
  private static final int HIGHEST_PORT = 65_535;

  public MailServer {
    Ready.timeout(timeout);
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("port must be from 0 to 65535, was " + port);
    }
  }

  /** The usual port of this machine, without a user; ten seconds. */
  public MailServer() {
    this("localhost", 0, MailSecurity.NONE, "", Secret.NONE, 10);
  }

  int portOrUsual() {
    if (port != 0) {
      return port;
    }
    return switch (security) {
      case NONE -> 25;
      case STARTTLS -> 587;
      case TLS -> 465;
    };
  }

  List<Problem> problems() {
    boolean local = host.toLowerCase(Locale.ROOT).matches("localhost|127\\..*|::1");
    return Ready.all(
        Ready.unless(HOST.matcher(host).matches(), "server.host", " must be the name of a host"),
        Ready.unless(
            username.isEmpty() == password.isBlank(),
            "server.password",
            " and server.username must be given together"),
        Ready.unless(
            password.isBlank() || security != MailSecurity.NONE || local,
            "server.security",
            " must be starttls or tls where a password is sent to another machine"));
  }

  /** For the mail library, whose usual values would wait for ever and trust any certificate. */
  Properties properties(MailSockets sockets) {
    Properties properties = new Properties();
    String millis = String.valueOf(1000L * timeout);
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", host);
    properties.put("mail.smtp.port", String.valueOf(portOrUsual()));
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.writetimeout", millis);
    properties.put("mail.smtp.auth", String.valueOf(!username.isEmpty()));
    properties.put("mail.smtp.ssl.enable", String.valueOf(security == MailSecurity.TLS));
    properties.put("mail.smtp.starttls.enable", String.valueOf(security == MailSecurity.STARTTLS));
    properties.put(
        "mail.smtp.starttls.required", String.valueOf(security == MailSecurity.STARTTLS));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.sendpartial", "true");
    properties.put("mail.smtp.socketFactory", sockets);
    properties.put("mail.smtp.socketFactory.fallback", "false");
    properties.put("mail.smtp.quitwait", "false");
    return properties;
  }
}
