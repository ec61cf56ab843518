package dev.vigil.cli.watch;

/** Where the board is shown. */
interface WatchView {
  /** Shows what is there before the first interval has passed. */
  void begin(WatchBoard board);

  /** Shows the board after a sample. */
  void show(WatchBoard board);

  /** Leaves the output in order. */
  void end(WatchBoard board);

  /** Whether nobody reads any more. */
  boolean closed();
}
