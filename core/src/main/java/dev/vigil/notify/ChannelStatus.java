package dev.vigil.notify;

/**
 * How a channel does.
 *
 * @param waiting that are to be told on it
 * @param delivered that arrived since this process began
 * @param failed tries that did not
 * @param buried that were given up
 * @param pausedUntil when it is tried next; 0 where nothing keeps it
 * @param lastError the last failure in words, without secrets; empty where there was none, or
 *     something arrived since
 */
public record ChannelStatus(
    String channel,
    int waiting,
    long delivered,
    long failed,
    long buried,
    long pausedUntil,
    String lastError) {}
