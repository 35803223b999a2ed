package dev.stepwasm.lsp;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.ide.workspace.Imported;
import dev.stepwasm.ide.workspace.Member;
import dev.stepwasm.ide.workspace.Workspace;
import dev.stepwasm.lsp.run.LinkedModules;
import dev.stepwasm.wat.Analysis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the modules of the workspace that a module imports from, and those that they import from. What there is doubt about,
 * what has mistakes and what imports itself is not among them.
 */
final class RunLinks {
    private static final int MOST = 200;
    private static final long LARGEST_BINARY = 64_000_000;

    private final OpenDocuments documents;
    private final ClosedFiles closed;

    RunLinks(OpenDocuments documents, ClosedFiles closed) {
        this.documents = documents;
        this.closed = closed;
    }

    /** A module of a file. */
    private record Node(Member member, int module) {
        String key() {
            return member.uri() + "#" + module;
        }

        Set<String> names() {
            Set<String> names = new LinkedHashSet<>();
            if (module >= 0 && module < member.content().modules().size()) {
                member.content().modules().get(module).imports().stream()
                        .map(Imported::module)
                        .forEach(names::add);
            }
            return names;
        }
    }

    /** A module whose imports are being looked for. */
    private record Open(Node node, Optional<StepModule> code, Iterator<String> names, Map<String, Integer> found) {}

    /** {@return the modules that a module of a file is linked with} */
    LinkedModules of(Workspace workspace, String uri, int module) {
        return workspace
                .member(uri)
                .map(member -> new Search(workspace).from(new Node(member, module)))
                .orElse(LinkedModules.NONE);
    }

    /** {@return the files of linked modules by the names under which they are imported}, as a launch names them */
    static Map<String, String> files(LinkedModules linked) {
        Map<String, String> files = new TreeMap<>();
        linked.modules()
                .forEach(link -> link.imports().forEach((name, number) -> files.put(name, file(linked, number))));
        linked.imports()
                .forEach((name, number) -> files.put(name, file(linked, number))); // what the module itself means wins
        return files;
    }

    private static String file(LinkedModules linked, int number) {
        return linked.modules().get(number).module().name();
    }

    /** Goes through the modules, without recursion. */
    private final class Search {
        private final Workspace workspace;
        private final List<LinkedModules.Linked> linked = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private final Set<String> seen = new HashSet<>();
        private final Deque<Open> open = new ArrayDeque<>();
        /** Under which name a module has asked for another. */
        private final Map<String, String> asked = new HashMap<>();

        Search(Workspace workspace) {
            this.workspace = workspace;
        }

        LinkedModules from(Node main) {
            Map<String, Integer> imports = new HashMap<>();
            seen.add(main.key());
            open.push(new Open(main, Optional.empty(), main.names().iterator(), imports));
            while (!open.isEmpty()) {
                Open current = open.getFirst();
                if (current.names().hasNext()) {
                    follow(current, current.names().next());
                } else {
                    open.pop();
                    current.code().ifPresent(code -> {
                        numbers.put(current.node().key(), linked.size());
                        linked.add(new LinkedModules.Linked(code, current.found()));
                    });
                    if (current.code().isPresent() && !open.isEmpty()) {
                        relate(open.getFirst(), current.node().key());
                    }
                }
            }
            return new LinkedModules(linked, imports);
        }

        private void follow(Open importer, String name) {
            Optional<Node> wanted = workspace
                    .resolve(importer.node().member(), importer.node().module(), name)
                    .certain()
                    .map(candidate -> new Node(candidate.member(), candidate.module()));
            if (wanted.isEmpty()) {
                return;
            }
            String key = wanted.get().key();
            asked.put(importer.node().key() + " " + key, name);
            if (numbers.containsKey(key)) {
                relate(importer, key);
            } else if (seen.add(key) && seen.size() <= MOST) {
                load(wanted.get())
                        .ifPresent(code -> open.push(new Open(
                                wanted.get(),
                                Optional.of(code),
                                wanted.get().names().iterator(),
                                new HashMap<>())));
            }
        }

        private void relate(Open importer, String key) {
            String name = asked.get(importer.node().key() + " " + key);
            Integer number = numbers.get(key);
            if (name != null && number != null) {
                importer.found().put(name, number);
            }
        }
    }

    private Optional<StepModule> load(Node node) {
        String uri = node.member().uri();
        Optional<Path> file = FileAddress.path(uri);
        String name = file.map(Path::toString).orElse(uri);
        try {
            if (node.member().isBinary()) {
                return file.isPresent() && Files.size(file.get()) <= LARGEST_BINARY
                        ? Optional.of(StepModule.ofBinary(name, Files.readAllBytes(file.get())))
                        : Optional.empty();
            }
            Optional<Analysis> text = documents
                    .current(uri)
                    .map(snapshot -> snapshot.analysis().join())
                    .or(() -> file.flatMap(path -> closed.text(path, documents.agreement()))
                            .map(read -> Analysis.of(read.snapshot().text())));
            return text.isPresent() && node.module() >= 0
                    ? Optional.of(StepModule.of(name, text.get(), node.module()))
                    : Optional.empty();
        } catch (IOException | InvalidModuleException | RuntimeException e) {
            return Optional.empty(); // What it would have given is missing, which is said.
        }
    }
}
