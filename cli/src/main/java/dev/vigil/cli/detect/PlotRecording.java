package dev.vigil.cli.detect;

import dev.vigil.cli.plot.Plot;
import dev.vigil.cli.plot.PlotRecorder;
import dev.vigil.formats.table.RowSink;
import dev.vigil.model.Point;
import dev.vigil.model.Verdict;
import dev.vigil.pipeline.PipelineSpec;
import dev.vigil.pipeline.ValueKind;
import java.util.ArrayList;
import java.util.List;

/** Records the rows of a run to draw them; counters by their growth per second. One owner. */
final class PlotRecording implements Recording {
  private final PlotRecorder recorder = new PlotRecorder();
  private final CounterRates rates = new CounterRates();
  private final PipelineSpec watched;
  private final List<ValueKind> kinds = new ArrayList<>();

  PlotRecording(PipelineSpec watched) {
    this.watched = watched;
  }

  @Override
  public void add(int series, Point point, Verdict verdict, int label) {
    if (series == kinds.size()) {
      kinds.add(watched.watches().apply(point.series()).kind());
    }
    double drawn =
        kinds.get(series) == ValueKind.GAUGE
            ? point.value()
            : rates.rate(series, point.epochMillis(), point.value(), verdict);
    Boolean marked = label == RowSink.NO_LABEL ? null : Boolean.valueOf(label == 1);
    recorder.add(point.series(), point.epochMillis(), drawn, verdict, marked);
  }

  /** What was recorded so far. */
  Plot plot() {
    return recorder.plot();
  }
}
