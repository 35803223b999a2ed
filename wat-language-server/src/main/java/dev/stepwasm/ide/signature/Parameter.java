package dev.stepwasm.ide.signature;

import java.util.Optional;

/**
 * A value that an instruction takes.
 *
 * @param name without {@code $}, if it has one
 * @param label as it is shown, {@code (param $x i32)}
 */
public record Parameter(Optional<String> name, String label) {}
