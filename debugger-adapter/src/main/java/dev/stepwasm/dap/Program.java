package dev.stepwasm.dap;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.lsp4j.debug.Source;

/** The program of a session: a module from a file, what it may import, and what it writes. */
record Program(Path file, StepModule module, Imports imports, GuestOutput out, GuestOutput err) {
    /** Passes on what the program wrote since its last end of line. */
    void releaseOutput() {
        out.release();
        err.release();
    }

    /** The only number of a source whose text the client must ask for. */
    static final int GENERATED = 1;

    /** {@return whether the program was given as a binary, so that its text is made of it} */
    boolean isBinary() {
        return module.source().isEmpty();
    }

    /** {@return the text of the program as the client knows it} */
    Source source(Coordinates coordinates) {
        if (!isBinary()) {
            return coordinates.source(file);
        }
        Source source = coordinates.source(generated());
        source.setSourceReference(GENERATED);
        source.setOrigin("disassembled from " + file.getFileName());
        return source;
    }

    private Path generated() {
        return file.resolveSibling(file.getFileName() + ".wat");
    }

    /** {@return whether a path leads to the program, or to the text that is made of it} */
    boolean isAt(Path path) {
        if (isBinary() && path.equals(generated())) {
            return true;
        }
        try {
            return path.equals(file) || Files.isSameFile(file, path);
        } catch (IOException e) { // One that is not there, or cannot be looked at, is not the program.
            return false;
        }
    }
}
