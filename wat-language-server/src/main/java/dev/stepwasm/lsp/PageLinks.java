package dev.stepwasm.lsp;

import dev.stepwasm.engine.user.UserCache;
import dev.stepwasm.wat.DiagnosticPages;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a client finds the page about a diagnostic. Editors open files, so a page is written to a folder of the user's
 * cache when its diagnostic is first shown; where that is not possible the link leads to the specification. Safe for use
 * from any thread.
 */
final class PageLinks {
    private static final Pattern LINK = Pattern.compile("]\\((https://[^)\\s]+)\\)");

    private final Path folder;
    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    /** @param folder in which the pages are written; made when the first is */
    PageLinks(Path folder) {
        this.folder = folder;
    }

    /** {@return the links of a server that runs for a user of this machine} */
    static PageLinks ofUser() {
        return new PageLinks(UserCache.folder("diagnostics"));
    }

    /** {@return the address of the page about a code}; empty if there is no page */
    Optional<String> of(String code) {
        return known.computeIfAbsent(
                code, wanted -> DiagnosticPages.read(wanted).flatMap(page -> link(wanted, page)));
    }

    private Optional<String> link(String code, String page) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(code + ".md");
            if (!Files.exists(file) || !Files.readString(file).equals(page)) {
                write(file, page);
            }
            return Optional.of(FileAddress.uri(file));
        } catch (IOException e) {
            Matcher link = LINK.matcher(page); // a home that cannot be written is no reason to have no link
            return link.find() ? Optional.of(link.group(1)) : Optional.empty();
        }
    }

    /** Other servers of the user may write the same page at the same time. */
    private void write(Path file, String page) throws IOException {
        Path fresh = Files.createTempFile(folder, "page", ".tmp");
        Files.writeString(fresh, page);
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
