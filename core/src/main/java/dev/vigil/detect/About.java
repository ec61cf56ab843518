package dev.vigil.detect;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of a {@link DetectorSpec} sets, in words for the form, the page and the help
 * that are made from it. Half a sentence without a full stop, with the unit and the range.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface About {
  /** The words. */
  String value();
}
