package dev.vigil.setting;

import static java.util.Objects.requireNonNull;

/**
 * A password, a key, or an address that gives access. It is never printed: neither by itself, nor
 * by a record that holds it, nor in what is said of wrong settings. Immutable.
 */
public final class Secret {
  /** No secret is given. */
  public static final Secret NONE = new Secret("");

  private final String value;

  public Secret(String value) {
    this.value = requireNonNull(value, "value");
  }

  /** The secret itself, for whoever hands it on to where it is asked for. */
  public String reveal() {
    return value;
  }

  /** Whether none is given. */
  public boolean isBlank() {
    return value.isBlank();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value.isEmpty() ? "" : "***";
  }
}
