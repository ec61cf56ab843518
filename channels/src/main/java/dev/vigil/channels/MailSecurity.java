package dev.vigil.channels;

/** How the connection to a mail server is kept from others. */
public enum MailSecurity {
  /** Not at all. */
  NONE,
  /** It begins in the open and goes on with TLS, or ends. */
  STARTTLS,
  /** With TLS from the start. */
  TLS
}
