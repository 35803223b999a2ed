package dev.stepwasm.engine.user;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder in which Stepwasm keeps what it can make again. All parts of it look here, so that what one of them writes
 * is found by the others. Safe for use from any thread.
 */
public final class UserCache {
    private UserCache() {}

    /**
     * {@return a folder in the user's cache; it may not be there yet} The system property {@code stepwasm.cache} chooses
     * another cache.
     */
    public static Path folder(String name) {
        return cache().resolve("stepwasm").resolve(name);
    }

    /** Where systems keep what programs can make again. */
    private static Path cache() {
        String chosen = System.getProperty("stepwasm.cache");
        if (chosen != null) {
            return Path.of(chosen);
        }
        String home = System.getProperty("user.home", ".");
        String windows = System.getenv("LOCALAPPDATA");
        String linux = System.getenv("XDG_CACHE_HOME");
        if (windows != null && !windows.isBlank()) {
            return Path.of(windows);
        }
        if (linux != null && Path.of(linux).isAbsolute()) {
            return Path.of(linux);
        }
        Path mac = Path.of(home, "Library", "Caches");
        return Files.isDirectory(mac) ? mac : Path.of(home, ".cache");
    }
}
