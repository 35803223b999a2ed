package dev.stepwasm.dap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourcePresentationHint;
import org.eclipse.lsp4j.debug.SourceResponse;
import org.eclipse.lsp4j.debug.StackFrame;
import org.eclipse.lsp4j.debug.StackFramePresentationHint;

/**
 * Frames of the host, in Java, and their sources. A source that is not found is a text that says so, because clients let
 * people open whatever has a line. Used by one request at a time.
 */
final class HostSources {
    /** Numbers below are those of modules. */
    private static final int FIRST = 1 << 30;

    private static final int MOST_KNOWN = 10_000;

    private final Function<StackTraceElement, Optional<Path>> finder;
    private final Map<Key, Optional<Path>> files = new HashMap<>();
    private final List<Key> missing = new ArrayList<>();

    /** A source file by what a frame says of it. */
    private record Key(String folder, String name) {
        static Key of(StackTraceElement frame) {
            String type = frame.getClassName();
            int end = type.lastIndexOf('.');
            return new Key(
                    end < 0 ? "" : type.substring(0, end),
                    Optional.ofNullable(frame.getFileName()).orElse(""));
        }

        String path() {
            return (folder.isEmpty() ? "" : folder.replace('.', '/') + "/") + name;
        }
    }

    /** @param finder finds the source of a frame */
    HostSources(Function<StackTraceElement, Optional<Path>> finder) {
        this.finder = finder;
    }

    /** {@return a frame of the host as the client sees it} */
    StackFrame frame(StackTraceElement host, int id, Coordinates coordinates) {
        StackFrame shown = new StackFrame();
        shown.setId(id);
        shown.setName(host.getClassName() + "." + host.getMethodName());
        shown.setPresentationHint(StackFramePresentationHint.SUBTLE);
        Key key = Key.of(host);
        if (host.getLineNumber() > 0 && !key.name().isEmpty()) {
            shown.setSource(source(host, key, coordinates));
            shown.setLine(coordinates.lineToClient(host.getLineNumber()));
            shown.setColumn(coordinates.columnToClient(1));
        }
        return shown;
    }

    private Source source(StackTraceElement host, Key key, Coordinates coordinates) {
        if (files.size() > MOST_KNOWN) {
            files.clear();
        }
        Optional<Path> file = files.computeIfAbsent(key, each -> finder.apply(host));
        if (file.isPresent()) {
            return coordinates.source(file.get());
        }
        Source source = new Source();
        source.setName(key.name());
        // Editors go to the first frame that is not of this kind.
        source.setPresentationHint(SourcePresentationHint.DEEMPHASIZE);
        reference(key).ifPresent(number -> {
            source.setPath(key.path());
            source.setSourceReference(number);
            source.setOrigin("not found");
        });
        return source;
    }

    private Optional<Integer> reference(Key key) {
        int known = missing.indexOf(key);
        if (known < 0 && missing.size() < MOST_KNOWN) {
            missing.add(key);
            known = missing.size() - 1;
        }
        return known < 0 ? Optional.empty() : Optional.of(FIRST + known);
    }

    /** {@return the text that stands for a source that was not found; empty if the number is none of ours} */
    Optional<SourceResponse> content(int reference) {
        if (reference < FIRST || reference >= FIRST + missing.size()) {
            return Optional.empty();
        }
        SourceResponse response = new SourceResponse();
        response.setContent("// " + missing.get(reference - FIRST).path() + " is not in the folders of `sources`.\n"
                + "// Name the folder with the Java sources in the attach configuration:\n"
                + "//     \"sources\": [\"${workspaceFolder}\"]\n");
        response.setMimeType("text/plain");
        return Optional.of(response);
    }
}
