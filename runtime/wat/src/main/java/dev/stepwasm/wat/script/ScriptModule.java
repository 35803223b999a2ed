package dev.stepwasm.wat.script;

import dev.stepwasm.wasm.source.Span;
import java.util.Optional;

/**
 * A module of a script; {@link Script#check} looks into it.
 *
 * @param span its place in the file, parenthesis to parenthesis; bare module fields from the first to the last
 * @param name without {@code $}
 * @param definition whether it says {@code definition}: no instance is made of it yet
 */
public record ScriptModule(Span span, Optional<String> name, boolean definition, ModuleSource source) {}
