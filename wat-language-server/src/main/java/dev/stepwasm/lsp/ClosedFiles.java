package dev.stepwasm.lsp;

import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.lsp4j.Diagnostic;

/**
 * What there is to know about the files of the workspace that are not open. A file is read again when its time or size has
 * changed, or the settings have. Texts and trees are not kept. Safe for use from any thread.
 */
final class ClosedFiles {
    /** Of one file; what is shown of many at once is far less. */
    private static final int MOST_SYMBOLS = 20_000;

    private final Map<Path, Report> reports = new ConcurrentHashMap<>();
    private final AtomicLong revisions = new AtomicLong();

    /** By what it is seen that a report still holds. */
    record Stamp(long modified, long size, Agreement agreement) {
        /** {@return whether a report of a file that imports from some modules holds under another stamp} */
        boolean holdsUnder(Stamp other, List<String> modules) {
            return modified == other.modified
                    && size == other.size
                    && agreement.with(other.agreement.imports()).equals(other.agreement)
                    && agreement.imports().agreesWith(other.agreement.imports(), modules);
        }
    }

    /**
     * What was found out about a file.
     *
     * @param modules those that it imports from
     * @param resultId of the diagnostics; no other report of this server has it
     * @param symbols everything that it defines, flat
     */
    record Report(
            Stamp stamp,
            List<String> modules,
            String uri,
            String resultId,
            List<Diagnostic> diagnostics,
            List<WorkspaceEntry> symbols) {}

    /** {@return what is known about a file}; empty if it cannot be read or is large */
    Optional<Report> report(Path file, Agreement agreement, ClientAbilities client) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Stamp stamp = new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size(), agreement);
            Report known = reports.get(file);
            if (known != null && known.stamp.holdsUnder(stamp, known.modules)) {
                return Optional.of(known);
            }
            if (attributes.size() >= agreement.settings().largeFile()) {
                return Optional.empty();
            }
            Report made = made(file, stamp, client);
            reports.put(file, made);
            return Optional.of(made);
        } catch (IOException e) {
            reports.remove(file);
            return Optional.empty(); // gone meanwhile, or not for us to read: as if it were not there
        }
    }

    /** Forgets all other files. */
    void keep(Set<Path> files) {
        reports.keySet().retainAll(files);
    }

    private Report made(Path file, Stamp stamp, ClientAbilities client) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        SourceText source = new SourceText(file.toString(), text);
        long revision = revisions.incrementAndGet();
        Snapshot snapshot = new Snapshot(
                FileAddress.uri(file),
                0,
                revision,
                source,
                stamp.agreement,
                (whole, earlier, checkpoint) -> Analysis.of(whole),
                new Latest(),
                Runnable::run);
        Analysis analysis = Analysis.of(source);
        return new Report(
                stamp,
                modules(analysis),
                snapshot.uri(),
                "file-" + revision,
                Diagnostics.of(snapshot, analysis, client),
                WorkspaceEntry.in(snapshot, analysis, "", MOST_SYMBOLS));
    }

    private static List<String> modules(Analysis analysis) {
        return analysis.modules().stream()
                .flatMap(module -> module.module().imports().stream())
                .map(Import::module)
                .distinct()
                .toList();
    }
}
