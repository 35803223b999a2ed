package dev.stepwasm.engine.script;

import dev.stepwasm.wat.script.Command;

/** A command of a script and what became of it. */
public record Result(Command command, Outcome outcome) {}
