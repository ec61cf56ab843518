package dev.vigil.channels;

/** How urgent a mail says it is. */
public enum MailPriority {
  /** Asks for attention. */
  HIGH,
  /** Says nothing of it. */
  NORMAL,
  /** Can wait. */
  LOW
}
