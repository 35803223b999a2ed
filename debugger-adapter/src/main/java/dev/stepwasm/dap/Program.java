package dev.stepwasm.dap;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program of a session: a module from a file, what it may import, and what it writes. */
record Program(Path file, StepModule module, Imports imports, GuestOutput out, GuestOutput err) {
    /** Passes on what the program wrote since its last end of line. */
    void releaseOutput() {
        out.release();
        err.release();
    }

    /** {@return whether a path leads to the program} */
    boolean isAt(Path path) {
        try {
            return path.equals(file) || Files.isSameFile(file, path);
        } catch (IOException e) { // One that is not there, or cannot be looked at, is not the program.
            return false;
        }
    }
}
