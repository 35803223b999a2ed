package dev.stepwasm.engine.script;

/**
 * What was expected and what came instead, for an editor that shows both side by side. Several values stand on a line each.
 *
 * @param expected as {@code i32 7}
 * @param actual as {@code i32 8} or {@code the trap "unreachable"}
 */
public record Difference(String expected, String actual) {}
