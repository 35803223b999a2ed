package dev.stepwasm.ide.workspace;

import java.util.Optional;

/**
 * A file of a workspace, or a text that is open.
 *
 * @param uri address of it
 * @param path where it lies; empty for a text that is no file yet
 */
public record Member(String uri, Optional<FilePath> path, FileInterface content) {
    /** {@return whether it is a binary} */
    public boolean isBinary() {
        return extension().equals("wasm");
    }

    /** {@return whether it is a script, whose modules others find by registered names only} */
    public boolean isScript() {
        return extension().equals("wast");
    }

    private String extension() {
        return path.map(FilePath::extension).orElse("");
    }

    /** {@return what to call it when speaking to people} */
    public String title() {
        return path.map(FilePath::name).orElse(uri);
    }
}
