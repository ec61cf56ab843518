package dev.vigil.channels;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Reads addresses of mail, one at a time and none that could slip a second header in. */
final class MailAddresses {
  private MailAddresses() {}

  static boolean valid(String text) {
    try {
      of(text);
      return true;
    } catch (AddressException e) {
      return false;
    }
  }

  /** An address, alone or after a name: {@code Ops <ops@example.com>}. */
  static InternetAddress of(String text) throws AddressException {
    if (text.chars().anyMatch(c -> Character.isISOControl(c))) {
      throw new AddressException("an address has no control characters");
    }
    InternetAddress[] addresses = InternetAddress.parse(text.strip(), true);
    if (addresses.length != 1 || addresses[0].isGroup()) {
      throw new AddressException("one address is expected");
    }
    addresses[0].validate();
    if (addresses[0].getAddress().indexOf('@') < 1) {
      throw new AddressException("an address has a host");
    }
    return addresses[0];
  }
}
