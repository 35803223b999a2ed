package dev.stepwasm.lsp;

import dev.stepwasm.ide.workspace.FilePath;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Addresses of documents and the files they mean. */
final class FileAddress {
    private FileAddress() {}

    /** {@return the file of an address, absolute}; empty if it is of another kind or not an address at all */
    static Optional<Path> path(String uri) {
        try {
            URI address = URI.create(uri);
            return "file".equalsIgnoreCase(address.getScheme())
                    ? Optional.of(Path.of(address).toAbsolutePath().normalize())
                    : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty(); // anything may stand there; what is no file is not looked for
        }
    }

    /** {@return the address of a file, as editors write it} */
    static String uri(Path file) {
        return file.toUri().toString();
    }

    /** {@return whether this is the name of a text that the server reads} */
    static boolean isText(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".wat") || name.endsWith(".wast");
    }

    /** {@return whether this is the name of a binary that the server reads} */
    static boolean isBinary(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".wasm");
    }

    /** {@return a file as a place among others} */
    static FilePath place(Path file) {
        return new FilePath(file.toString().replace('\\', '/'));
    }

    /** {@return the file at a place} */
    static Path path(FilePath place) {
        return Path.of(place.text());
    }
}
