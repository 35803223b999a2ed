package dev.stepwasm.engine.probe;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Under which address an editor shows the {@link Listing} of a binary: {@code stepwasm-wasm:///folder/game.wasm.wat} is the
 * text of {@code file:///folder/game.wasm}. Language server and debugger mean the same text by it.
 */
public final class BinaryTextAddress {
    /** What these addresses begin with. */
    public static final String SCHEME = "stepwasm-wasm";

    private static final String SUFFIX = ".wat";

    private BinaryTextAddress() {}

    /** {@return the address of the text of a binary} */
    public static String of(Path binary) {
        String file = binary.toUri().toString();
        return SCHEME + file.substring(file.indexOf(':')) + SUFFIX;
    }

    /** {@return whether a document has such an address} */
    public static boolean is(String uri) {
        return uri.regionMatches(true, 0, SCHEME + ":", 0, SCHEME.length() + 1);
    }

    /** {@return the binary whose text an address shows, absolute}; empty if it is no such address */
    public static Optional<Path> binary(String uri) {
        try {
            URI address = new URI(uri);
            String path = address.getPath();
            if (!SCHEME.equalsIgnoreCase(address.getScheme()) || path == null || !path.endsWith(SUFFIX)) {
                return Optional.empty();
            }
            String binary = path.substring(0, path.length() - SUFFIX.length());
            return Optional.of(Path.of(new URI("file", address.getAuthority(), binary, null, null))
                    .toAbsolutePath()
                    .normalize());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty(); // anything may stand there
        }
    }

    /** {@return a path of no file that stands for the text of a binary} */
    public static Path textPath(Path binary) {
        return binary.resolveSibling(binary.getFileName() + SUFFIX);
    }
}
