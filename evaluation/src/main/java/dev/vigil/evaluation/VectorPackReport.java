package dev.vigil.evaluation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How a detector and the floors did on the labelled series of vectors of one folder.
 *
 * @param name the folder
 * @param files at least one
 */
public record VectorPackReport(String name, List<VectorReport> files) {
  public VectorPackReport {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no series in " + name);
    }
  }

  /** How the detector did. */
  public PackReport detector() {
    return new PackReport(name, files.stream().map(VectorReport::detector).toList());
  }

  /** Files in which nothing is to be found. */
  public int onlyTraining() {
    return (int) files.stream().filter(VectorReport::onlyTraining).count();
  }

  /** The floors, mean over the series that have labels. */
  public List<FloorReport> floors() {
    return IntStream.range(0, files.get(0).floors().size())
        .mapToObj(
            floor ->
                new FloorReport(
                    files.get(0).floors().get(floor).name(),
                    mean(floor, FloorReport::averagePrecision),
                    mean(floor, FloorReport::volumeUnderSurface)))
        .toList();
  }

  /** The floors whose mean VUS-PR is higher than the detector's. */
  public List<FloorReport> better() {
    return FloorReport.above(floors(), detector().volumeUnderSurface());
  }

  private OptionalDouble mean(int floor, Function<FloorReport, OptionalDouble> figure) {
    return files.stream()
        .map(file -> figure.apply(file.floors().get(floor)))
        .flatMapToDouble(OptionalDouble::stream)
        .average();
  }
}
