package dev.stepwasm.dap;

import dev.stepwasm.engine.StepModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.lsp4j.debug.Module;
import org.eclipse.lsp4j.debug.Source;

/** A module that was read from a file, and its text as the client knows it. */
record LoadedModule(Path file, StepModule module) {
    /** {@return whether the module was given as a binary, so that its text is made of it} */
    boolean isBinary() {
        return module.source().isEmpty();
    }

    /** {@return the text} @param number of the module; text that is made has it, plus one, as its reference */
    Source source(int number, Coordinates coordinates) {
        if (!isBinary()) {
            return coordinates.source(file);
        }
        Source source = coordinates.source(generated());
        source.setSourceReference(number + 1);
        source.setOrigin("disassembled from " + file.getFileName());
        return source;
    }

    /** {@return the module} */
    Module shown(int number) {
        Module shown = new Module();
        shown.setId(number + 1);
        shown.setName(String.valueOf(file.getFileName()));
        shown.setPath(file.toString());
        shown.setSymbolStatus(isBinary() ? "text is disassembled" : "text is its source");
        return shown;
    }

    private Path generated() {
        return file.resolveSibling(file.getFileName() + ".wat");
    }

    /** {@return whether a path leads to the file, or to the text that is made of it} */
    boolean isAt(Path path) {
        if (isBinary() && path.equals(generated())) {
            return true;
        }
        try {
            return path.equals(file) || Files.isSameFile(file, path);
        } catch (IOException e) { // One that is not there, or cannot be looked at, is not the file.
            return false;
        }
    }
}
