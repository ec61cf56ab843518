package dev.vigil.model;

/** The six questions that every observation is asked, in their order. */
public enum Question {
  DETECT("How strange is it?"),
  JUDGE("Is it strange enough to say so?"),
  RULE("Does it matter, here and now?"),
  ALERT("Is it news, or do we know it?"),
  INCIDENT("What does it belong with?"),
  NOTIFY("Who should know, and did it arrive?");

  private final String text;

  Question(String text) {
    this.text = text;
  }

  /** As people read it. */
  public String text() {
    return text;
  }

  /** From 1 to 6. */
  public int number() {
    return ordinal() + 1;
  }
}
