package dev.vigil.rule;

/** What a rule has to say of an observation: its name and its reason. */
public record Ruling(String rule, String reason) {}
