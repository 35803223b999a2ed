package dev.stepwasm.ide.workspace;

import dev.stepwasm.wasm.source.Span;

/**
 * A command of a script that gives a module a name for those who import.
 *
 * @param literal the name in the text, in quotes
 * @param nested whether the command is part of another one: a thread, whose names are its own
 * @param module number of the module in the file; -1 if it is not one that stands there in words
 */
public record Registration(String name, Span literal, boolean nested, int module) {}
