package dev.stepwasm.lsp;

import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.external.KnownModule;
import dev.stepwasm.ide.external.catalogue.Catalogue;
import dev.stepwasm.ide.external.catalogue.Mistake;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * The catalogues of the user: files of the workspace that are called so, and those that the settings name. What is wrong
 * with them is published for the files themselves, and taken back when it is mended. Called by the thread that reads
 * messages; files are read by a worker, one after the other.
 */
final class UserCatalogues {
    /** The files of a workspace that are catalogues. */
    static final String PATTERN = "**/{*.wasm-imports,stepwasm.imports}.json";

    private static final int GREATEST = 4_000_000;

    private final WorkspaceFiles files;
    private final Outside outside;
    private final Executor executor;
    private final Supplier<Agreement> agreement;
    private final Set<String> complained = ConcurrentHashMap.newKeySet();
    private volatile @Nullable LanguageClient client;
    private volatile List<String> named = List.of();

    /** What was read last. Of the worker. */
    private Map<Path, Read> known = new HashMap<>();

    /** A file with what it says. */
    private record Read(long modified, long size, Catalogue catalogue) {}

    /** @param executor runs one task at a time, in order */
    UserCatalogues(WorkspaceFiles files, Outside outside, Executor executor, Supplier<Agreement> agreement) {
        this.files = files;
        this.outside = outside;
        this.executor = executor;
        this.agreement = agreement;
    }

    void connect(LanguageClient connected) {
        client = connected;
    }

    /** {@return whether other files are named than before} */
    boolean use(List<String> paths) {
        boolean other = !paths.equals(named);
        named = paths;
        return other;
    }

    /** Looks at all catalogues again if one of some files is one. */
    void changed(List<FileEvent> events) {
        Set<Path> wanted = named(false);
        boolean any = events.stream()
                .flatMap(event -> FileAddress.path(event.getUri()).stream())
                .anyMatch(file -> isCalledSo(file) || wanted.contains(file));
        if (any) {
            look();
        }
    }

    /** Looks at all catalogues, in the background. */
    void look() {
        executor.execute(this::read);
    }

    private static boolean isCalledSo(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".wasm-imports.json") || name.equals("stepwasm.imports.json");
    }

    private void read() {
        Set<Path> all = named(true);
        all.addAll(files.list(UserCatalogues::isCalledSo, () -> {}).files());
        Map<Path, Read> now = new LinkedHashMap<>();
        List<KnownModule> modules = new ArrayList<>();
        for (Path file : all) {
            read(file).ifPresent(read -> {
                now.put(file, read);
                modules.addAll(read.catalogue().modules());
            });
        }
        for (Path gone : known.keySet()) {
            if (!now.containsKey(gone)) {
                publish(gone, List.of());
            }
        }
        known = now;
        outside.set(Outside.Part.CATALOGUES, KnownImports.of(modules));
    }

    /** The files that the settings name, below the folders of the workspace if they are not absolute. */
    private Set<Path> named(boolean complain) {
        Set<Path> found = new LinkedHashSet<>();
        for (String path : named) {
            List<Path> places = places(path);
            found.addAll(places);
            if (complain && places.stream().noneMatch(Files::isRegularFile)) {
                tell("`stepwasm.imports.catalogues`: there is no file `" + path + "`");
            }
        }
        return found;
    }

    private List<Path> places(String path) {
        try {
            Path file = Path.of(path);
            return file.isAbsolute()
                    ? List.of(file.normalize())
                    : files.folders().stream()
                            .map(folder -> folder.resolve(file).normalize())
                            .toList();
        } catch (InvalidPathException e) {
            return List.of(); // said to be no file
        }
    }

    private Optional<Read> read(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return Optional.empty();
            }
            long modified = attributes.lastModifiedTime().toMillis();
            Read before = known.get(file);
            if (before != null && before.modified() == modified && before.size() == attributes.size()) {
                return Optional.of(before);
            }
            boolean large = attributes.size() > GREATEST;
            String text = large ? "" : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            Catalogue catalogue = large
                    ? new Catalogue(List.of(), List.of(new Mistake(new Span(0, 0), "more than 4 MB are not read")))
                    : Catalogue.read(text, String.valueOf(file.getFileName()), FileAddress.uri(file));
            publish(file, shown(catalogue, new SourceText(file.toString(), text)));
            return Optional.of(new Read(modified, attributes.size(), catalogue));
        } catch (IOException e) {
            return Optional.empty(); // gone meanwhile, or not for us to read: as if it were not there
        }
    }

    private List<Diagnostic> shown(Catalogue catalogue, SourceText source) {
        Positions positions = agreement.get().positions();
        return catalogue.mistakes().stream()
                .map(mistake -> new Diagnostic(
                        positions.range(source, mistake.span()),
                        mistake.message(),
                        DiagnosticSeverity.Error,
                        Diagnostics.SOURCE))
                .toList();
    }

    private void publish(Path file, List<Diagnostic> problems) {
        LanguageClient connected = client;
        boolean before = known.containsKey(file)
                && !known.get(file).catalogue().mistakes().isEmpty();
        if (connected != null && (before || !problems.isEmpty())) {
            connected.publishDiagnostics(new PublishDiagnosticsParams(FileAddress.uri(file), problems));
        }
    }

    private void tell(String words) {
        LanguageClient connected = client;
        if (connected != null && complained.add(words)) {
            connected.showMessage(new MessageParams(MessageType.Warning, words));
        }
    }
}
