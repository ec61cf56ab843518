package dev.vigil.channels;

import dev.vigil.notify.Delivery;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/** What the answers of a mail server, or none, mean for a notification. */
final class MailAnswers {
  private static final int LONGEST_EXCERPT = 200;
  private static final Pattern CODE = Pattern.compile("^\\s*([245]\\d\\d)[ -]");

  private final String host;
  private final Redaction redaction;

  MailAnswers(String host, Redaction redaction) {
    this.host = host;
    this.redaction = redaction;
  }

  /** What an answer of 5xx refuses is refused for good; all else may be over soon. */
  Delivery of(MessagingException failure) {
    int code = 0;
    String said = "";
    boolean later = false;
    for (Throwable part = failure; part != null; part = next(part)) {
      int found = code(part);
      later |= found / 100 == 4 || part instanceof IOException;
      if (found != 0) {
        code = found;
        said = String.valueOf(part.getMessage());
      }
    }
    if (code / 100 == 5 && !later) {
      return new Delivery.Refused(words(code, said));
    }
    String why = code == 0 ? silence(failure) : words(code, said);
    return new Delivery.TryAgain(Duration.ZERO, why);
  }

  /** The addresses that are refused for good. */
  Map<String, Delivery.Refused> refused(MessagingException failure) {
    Map<String, Delivery.Refused> refused = new LinkedHashMap<>();
    for (Throwable part = failure; part != null; part = next(part)) {
      if (part instanceof SMTPAddressFailedException one && one.getReturnCode() / 100 == 5) {
        String why = words(one.getReturnCode(), String.valueOf(one.getMessage()));
        refused.put(String.valueOf(one.getAddress()), new Delivery.Refused(why));
      }
    }
    return refused;
  }

  Delivery late() {
    return new Delivery.TryAgain(Duration.ZERO, "no answer from " + host + " in time");
  }

  private String words(int code, String said) {
    String text = CODE.matcher(said).replaceFirst("");
    return host + " answers " + code + ": " + redaction.excerpt(text, LONGEST_EXCERPT);
  }

  private String silence(MessagingException failure) {
    for (Throwable part = failure; part != null; part = next(part)) {
      if (part instanceof UnknownHostException) {
        return "the host " + host + " is not known";
      }
      if (part instanceof SocketTimeoutException) {
        return "no answer from " + host + " in time";
      }
      if (part instanceof SSLException) {
        return "no TLS connection to " + host + ": " + excerpt(part);
      }
      if (part instanceof ConnectException) {
        return "no connection to " + host;
      }
    }
    return failure instanceof MailConnectException
        ? "no connection to " + host
        : "mail to " + host + " failed: " + excerpt(failure);
  }

  private String excerpt(Throwable part) {
    return redaction.excerpt(String.valueOf(part.getMessage()), LONGEST_EXCERPT);
  }

  private static int code(Throwable part) {
    if (part instanceof SMTPAddressFailedException refused) {
      return refused.getReturnCode();
    }
    if (part instanceof SMTPSenderFailedException refused) {
      return refused.getReturnCode();
    }
    if (part instanceof SMTPSendFailedException refused) {
      return Math.max(0, refused.getReturnCode());
    }
    if (part instanceof AuthenticationFailedException) {
      Matcher code = CODE.matcher(String.valueOf(part.getMessage()));
      return code.find() ? Integer.parseInt(code.group(1)) : 535;
    }
    return 0;
  }

  /** The mail library chains what went wrong with each recipient apart from causes. */
  private static @Nullable Throwable next(Throwable part) {
    Throwable chained =
        part instanceof MessagingException failure ? failure.getNextException() : null;
    return chained != null ? chained : part.getCause();
  }
}
