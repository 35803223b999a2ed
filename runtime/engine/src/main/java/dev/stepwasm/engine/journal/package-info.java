/**
 * A journal of everything that goes from the host into a program: with it a run can be repeated without the host, to the
 * same state after the same number of instructions. {@link dev.stepwasm.engine.journal.Journal} records, {@link
 * dev.stepwasm.engine.journal.Replay} repeats.
 */
@NullMarked
package dev.stepwasm.engine.journal;

import org.jspecify.annotations.NullMarked;
