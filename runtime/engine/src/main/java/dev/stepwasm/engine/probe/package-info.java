/**
 * Probes: hooks at instructions, calls, returns, loops, memory accesses, calls of the host and traps, and the tools that
 * are made of them: a tracer, coverage, a profiler, a journal of what the host did. {@link
 * dev.stepwasm.engine.probe.Probes} is the entry.
 */
@NullMarked
package dev.stepwasm.engine.probe;

import org.jspecify.annotations.NullMarked;
