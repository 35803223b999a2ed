package dev.stepwasm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where lines that a person has typed are kept, as the XDG base directory specification says. */
final class History {
    private History() {}

    /** {@return the file; empty if there can be none, and then lines are kept as long as the process lives} */
    static Optional<Path> file() {
        String told = System.getenv().getOrDefault("XDG_STATE_HOME", "");
        Path state = told.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(told);
        try {
            Path folder = Files.createDirectories(state.resolve("stepwasm"));
            Path file = folder.resolve("debug-history");
            boolean isUsable =
                    Files.exists(file) ? Files.isRegularFile(file) && Files.isWritable(file) : Files.isWritable(folder);
            return isUsable ? Optional.of(file) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // A home that cannot be written is no reason not to debug.
        }
    }
}
