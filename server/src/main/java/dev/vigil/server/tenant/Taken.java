package dev.vigil.server.tenant;

import dev.vigil.formats.wire.Refusal;
import dev.vigil.model.PointColumns;
import dev.vigil.rule.Circumstances;
import java.util.List;

/**
 * What a request held.
 *
 * @param circumstances what came with each observation; empty where nothing did
 * @param refused how many were refused
 * @param passedOver how many held nothing to take, and nothing was wrong with them
 * @param listed the first that were refused
 */
public record Taken(
    PointColumns points,
    List<Circumstances> circumstances,
    long refused,
    long passedOver,
    List<Refusal> listed) {}
