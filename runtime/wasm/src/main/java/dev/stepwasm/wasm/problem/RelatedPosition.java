package dev.stepwasm.wasm.problem;

/** Another place that explains a problem, as an offset into the source; whoever shows it knows how long the thing is. */
public record RelatedPosition(int position, String message) {}
