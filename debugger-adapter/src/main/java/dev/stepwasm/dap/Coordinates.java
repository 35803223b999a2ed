package dev.stepwasm.dap;

import dev.stepwasm.engine.probe.BinaryTextAddress;
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
 * @param ownTexts how long the text of a binary may be for the client to have it itself, under its
 *     {@link BinaryTextAddress}, in UTF-16 units; 0 if it has none
 */
record Coordinates(int firstLine, int firstColumn, boolean uris, int ownTexts) {
    /** What holds for a client that says nothing. */
    static final Coordinates DEFAULT = new Coordinates(1, 1, false, 0);

    static Coordinates of(InitializeRequestArguments client) {
        return new Coordinates(
                Boolean.FALSE.equals(client.getLinesStartAt1()) ? 0 : 1,
                Boolean.FALSE.equals(client.getColumnsStartAt1()) ? 0 : 1,
                InitializeRequestArgumentsPathFormat.URI.equals(client.getPathFormat()),
                0);
    }

    /** {@return the same of a client that has texts of binaries up to that length itself} */
    Coordinates withOwnTexts(int longest) {
        return new Coordinates(firstLine, firstColumn, uris, longest);
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

    /** {@return the source that stands for the text of a binary, if the client has that itself} */
    Optional<Source> ownText(Path binary, int length) {
        if (length >= ownTexts) {
            return Optional.empty();
        }
        Source source = new Source();
        source.setName(String.valueOf(BinaryTextAddress.textPath(binary).getFileName()));
        source.setPath(BinaryTextAddress.of(binary));
        return Optional.of(source);
    }

    /** {@return the file that a source stands for, if it stands for one; of the text of a binary, the path of that text} */
    Optional<Path> file(Source source) {
        String path = source.getPath();
        if (path == null || path.isEmpty()) {
            return Optional.empty();
        }
        if (BinaryTextAddress.is(path)) {
            return BinaryTextAddress.binary(path).map(BinaryTextAddress::textPath);
        }
        try {
            return Optional.of(parsed(path).toAbsolutePath().normalize());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** VS Code makes paths of its URIs in most requests, but not in {@code evaluate}; a remote window is on this machine. */
    private static Path parsed(String path) throws URISyntaxException {
        if (path.startsWith("vscode-remote:")) {
            return Path.of(new URI(path).getPath());
        }
        return path.startsWith("file:") ? Path.of(new URI(path)) : Path.of(path);
    }
}
