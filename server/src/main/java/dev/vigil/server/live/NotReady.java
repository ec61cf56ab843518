package dev.vigil.server.live;

/** What was journalled is read again, or the engine has ended: nothing is taken in. */
public final class NotReady extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotReady() {
    this("what was journalled is not read yet");
  }

  NotReady(String why) {
    super(why);
  }
}
