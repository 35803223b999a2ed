package dev.stepwasm.dap.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where relative paths of a launch begin. */
record Folder(Path path) {
    /**
     * {@return a path}
     *
     * @param what it is, for messages
     * @throws LaunchException if it is none
     */
    Path resolve(String text, String what) throws LaunchException {
        return path.resolve(path(text, what)).normalize();
    }

    /** {@return a path, absolute or not} @throws LaunchException if it is none */
    static Path path(String text, String what) throws LaunchException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new LaunchException(what + " is not a path: " + Json.shown(text));
        }
    }
}
