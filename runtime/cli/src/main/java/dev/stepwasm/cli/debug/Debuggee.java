package dev.stepwasm.cli.debug;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.debug.Invocation;
import java.util.function.Supplier;

/**
 * What a session debugs.
 *
 * @param module the program
 * @param invocation what to call, until the user says something else
 * @param imports makes what the program may use, anew for each run
 */
public record Debuggee(StepModule module, Invocation invocation, Supplier<Imports> imports) {}
