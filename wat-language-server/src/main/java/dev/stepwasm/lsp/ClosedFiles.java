package dev.stepwasm.lsp;

import dev.stepwasm.ide.workspace.FileInterface;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.lsp4j.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know about the files of the workspace that are not open: of each what it shows to others, and, once
 * somebody has asked, what is wrong with it and what it defines. A file is read again when its time or size has changed.
 * Texts, trees and bytes are not kept. Safe for use from any thread.
 */
final class ClosedFiles {
    /** Of one file; what is shown of many at once is far less. */
    private static final int MOST_SYMBOLS = 20_000;
    /** A larger binary is not read. */
    private static final long LARGEST_BINARY = 64_000_000;

    private final Map<Path, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong revisions = new AtomicLong();

    /** By what it is seen that a file is still the same. */
    private record Stamp(long modified, long size) {}

    /** What is known about a file. */
    private static final class Known {
        final Stamp stamp;
        final FileInterface content;
        volatile @Nullable Report report;

        Known(Stamp stamp, FileInterface content) {
            this.stamp = stamp;
            this.content = content;
        }
    }

    /**
     * What was found out about a text.
     *
     * @param resultId of the diagnostics; no other report of this server has it
     * @param symbols everything that it defines, flat
     */
    record Report(
            Agreement agreement,
            String uri,
            String resultId,
            List<Diagnostic> diagnostics,
            List<WorkspaceEntry> symbols) {
        /** {@return whether it says what would be said under another agreement of a file that imports from some modules} */
        boolean holdsUnder(Agreement other, Set<String> modules) {
            return agreement.with(other.imports()).equals(other)
                    && agreement.imports().agreesWith(other.imports(), modules);
        }
    }

    /**
     * A text as it is on the disk.
     *
     * @param exact whether the file is UTF-8, so that places in it are those that an editor sees
     */
    record Text(Snapshot snapshot, boolean exact) {}

    /**
     * Reads a file if it has changed.
     *
     * @param largest size from which on a text is not read
     * @return whether it shows something else to others than before
     */
    boolean look(Path file, int largest) {
        Known before = known.get(file);
        try {
            Stamp stamp = stamp(file);
            if (before != null && before.stamp.equals(stamp)) {
                return false;
            }
            FileInterface content = content(file, stamp, largest);
            known.put(file, new Known(stamp, content));
            return before == null || !before.content.equals(content);
        } catch (IOException e) {
            return known.remove(file) != null; // gone meanwhile, or not for us to read: as if it were not there
        }
    }

    private static Stamp stamp(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new IOException("no file");
        }
        return new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size());
    }

    private static FileInterface content(Path file, Stamp stamp, int largest) throws IOException {
        if (FileAddress.isText(file)) {
            return stamp.size >= largest
                    ? FileInterface.UNKNOWN
                    : FileInterface.of(Analysis.unchecked(new SourceText(file.toString(), text(file).text)));
        }
        if (stamp.size > LARGEST_BINARY) {
            return FileInterface.UNKNOWN;
        }
        try {
            return FileInterface.of(ModuleReader.read(Files.readAllBytes(file)));
        } catch (MalformedException e) {
            return FileInterface.BROKEN;
        }
    }

    /** {@return what the files show to others that were looked at} */
    Map<Path, FileInterface> contents() {
        Map<Path, FileInterface> contents = new HashMap<>();
        known.forEach((file, what) -> contents.put(file, what.content));
        return contents;
    }

    /** Forgets files; {@return whether any of them was known} */
    boolean forget(Set<Path> files) {
        return known.keySet().removeAll(files);
    }

    /** {@return the files that were looked at} */
    Set<Path> files() {
        return Set.copyOf(known.keySet());
    }

    /** {@return what is known about a text}; empty if it cannot be read or is large */
    Optional<Report> report(Path file, Agreement agreement, ClientAbilities client) {
        int largest = agreement.settings().largeFile();
        look(file, largest);
        Known found = known.get(file);
        if (found == null || found.stamp.size >= largest) {
            return Optional.empty();
        }
        Report report = found.report;
        if (report != null && report.holdsUnder(agreement, found.content.importedModules())) {
            return Optional.of(report);
        }
        Optional<Report> made = text(file, agreement).map(text -> report(text.snapshot, agreement, client));
        found.report = made.orElse(null);
        return made;
    }

    private static Report report(Snapshot snapshot, Agreement agreement, ClientAbilities client) {
        Analysis analysis = Analysis.of(snapshot.text());
        return new Report(
                agreement,
                snapshot.uri(),
                "file" + snapshot.resultId(),
                Diagnostics.of(snapshot, analysis, client),
                WorkspaceEntry.in(snapshot, analysis, "", MOST_SYMBOLS));
    }

    /** {@return a text as it is now}; empty if it cannot be read */
    Optional<Text> text(Path file, Agreement agreement) {
        try {
            Decoded decoded = text(file);
            Snapshot snapshot = new Snapshot(
                    FileAddress.uri(file),
                    0,
                    -revisions.incrementAndGet(),
                    new SourceText(file.toString(), decoded.text),
                    agreement,
                    (whole, earlier, checkpoint) -> Analysis.unchecked(whole),
                    new Latest(),
                    Runnable::run);
            return Optional.of(new Text(snapshot, decoded.exact));
        } catch (IOException e) {
            return Optional.empty(); // gone meanwhile
        }
    }

    private record Decoded(String text, boolean exact) {}

    private static Decoded text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, true); // editors do not show it
        } catch (CharacterCodingException e) {
            return new Decoded(new String(bytes, StandardCharsets.UTF_8), false);
        }
    }
}
