/**
 * What programs do with the engine, by its public API alone. The parts between {@code // doc:} and {@code // end} are the
 * code of {@code docs/embedding.md}; {@link dev.stepwasm.engine.scenario.EmbeddingPageTest} puts them there.
 */
@NullMarked
package dev.stepwasm.engine.scenario;

import org.jspecify.annotations.NullMarked;
