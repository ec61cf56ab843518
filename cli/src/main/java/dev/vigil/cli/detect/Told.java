package dev.vigil.cli.detect;

import dev.vigil.model.Anomaly;
import dev.vigil.pipeline.Flaw;
import java.util.Map;

/**
 * An anomaly as it is written.
 *
 * @param time as the input writes its times
 * @param episode number of the episode on its series, from 1; an update belongs to the last page's
 * @param crossings how often the series has crossed in this episode so far, what was held back
 *     included; at least 1
 * @param flaws what was wrong with the data of the series so far, and how often
 * @param remaining rows that the series still wants before learning is over
 */
record Told(
    Anomaly anomaly,
    String time,
    int episode,
    int crossings,
    Map<Flaw, Integer> flaws,
    int remaining) {}
