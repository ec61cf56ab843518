/** {@code vigil backtest}: what people would have been told, had they been watching so. */
@NullMarked
package dev.vigil.cli.backtest;

import org.jspecify.annotations.NullMarked;
