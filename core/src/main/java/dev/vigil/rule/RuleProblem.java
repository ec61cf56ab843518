package dev.vigil.rule;

import java.io.Serializable;

/**
 * Something wrong with a rule, or something that looks like a mistake.
 *
 * @param index place of the rule in its book, from 0
 * @param key the part of the rule that it is about: {@code name}, {@code condition}, …
 * @param offset place in the text of that part, from 0
 * @param message what is wrong, for a person, with the rule's name
 */
public record RuleProblem(int index, String key, int offset, String message)
    implements Serializable {}
