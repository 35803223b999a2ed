package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.ScriptProgram;
import dev.stepwasm.engine.script.Outcome;
import dev.stepwasm.engine.script.Result;
import dev.stepwasm.wasm.source.Position;
import java.nio.file.Path;

/**
 * Tells the client what becomes of the commands of a script, each with its place.
 *
 * @param isOneCommand whether the user wants to hear of a command that all is well
 */
record ScriptResults(ScriptProgram program, Path file, boolean isOneCommand, Coordinates coordinates, Events events) {
    /** A command is done. */
    void done(Result result) {
        boolean passed = result.outcome() instanceof Outcome.Passed;
        if (passed && !isOneCommand) {
            return;
        }
        Position at = program.placeOf(result);
        String line = file.getFileName() + ":" + at.line() + ":" + at.column() + ": " + program.words(result) + "\n";
        int clientLine = coordinates.lineToClient(at.line());
        int clientColumn = coordinates.columnToClient(at.column());
        if (result.outcome() instanceof Outcome.Failed) {
            events.failure(line, coordinates.source(file), clientLine, clientColumn);
        } else {
            events.standardOutput(line, coordinates.source(file), clientLine, clientColumn);
        }
    }
}
