package dev.vigil.cli.detect;

import dev.vigil.pipeline.PipelineSpec;
import dev.vigil.pipeline.Policy;

/** How series are watched, and what is to be done about them. */
record Watched(PipelineSpec pipeline, Policy policy) {}
