package dev.vigil.config;

/**
 * A key of the configuration, in the words of its row in the documentation.
 *
 * @param name as it is written
 * @param form what may stand there
 * @param normally what holds where it is not given; empty if it has to be
 * @param meaning what it does
 */
record Key(String name, String form, String normally, String meaning) {}
