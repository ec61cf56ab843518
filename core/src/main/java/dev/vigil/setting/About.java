package dev.vigil.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of a spec sets, in words for the form, the page and the help that are made from
 * it. Half a sentence without a full stop, with the unit and the range.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface About {
  /** The words. */
  String value();
}
