package dev.stepwasm.dap;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.InitializeRequestArgumentsPathFormat;
import org.eclipse.lsp4j.debug.Source;

/**
 * How the client counts lines and columns and writes paths. Inside, both count from 1.
 *
 * @param firstLine number of the first line for the client, 0 or 1
 * @param firstColumn number of the first column for the client, 0 or 1
 * @param uris whether the client writes paths as URIs
 */
record Coordinates(int firstLine, int firstColumn, boolean uris) {
    /** What holds for a client that says nothing. */
    static final Coordinates DEFAULT = new Coordinates(1, 1, false);

    static Coordinates of(InitializeRequestArguments client) {
        return new Coordinates(
                Boolean.FALSE.equals(client.getLinesStartAt1()) ? 0 : 1,
                Boolean.FALSE.equals(client.getColumnsStartAt1()) ? 0 : 1,
                InitializeRequestArgumentsPathFormat.URI.equals(client.getPathFormat()));
    }

    int lineToClient(int line) {
        return line - 1 + firstLine;
    }

    int columnToClient(int column) {
        return column - 1 + firstColumn;
    }

    int lineFromClient(int line) {
        return line + 1 - firstLine;
    }

    int columnFromClient(int column) {
        return column + 1 - firstColumn;
    }

    /** {@return the source that stands for a file} */
    Source source(Path file) {
        Source source = new Source();
        source.setName(String.valueOf(file.getFileName()));
        source.setPath(uris ? file.toUri().toString() : file.toString());
        return source;
    }

    /** {@return the file that a source stands for, if it stands for one} */
    Optional<Path> file(Source source) {
        String path = source.getPath();
        if (path == null || path.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of((path.startsWith("file:") ? Path.of(new URI(path)) : Path.of(path))
                    .toAbsolutePath()
                    .normalize());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
