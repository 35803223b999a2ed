package dev.stepwasm.wasm.problem;

import dev.stepwasm.wasm.source.Span;

/** Another place that explains a problem, with words about it. */
public record Related(Span span, String message) {}
