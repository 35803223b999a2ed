package dev.stepwasm.ide.workspace;

import dev.stepwasm.ide.external.Importable;
import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.external.KnownModule;
import dev.stepwasm.ide.external.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of a workspace and who imports from whom, as it was at one moment. The rules by which a name finds a module are
 * those of {@code docs/decisions/names-of-modules.md}. Immutable; safe for use from any thread.
 */
public final class Workspace {
    /** What test scripts import from: the runner gives it, and no file does. */
    public static final String SPECTEST = "spectest";

    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<FilePath, Member> byPath = new HashMap<>();
    private final Map<String, List<Candidate>> byFile = new HashMap<>();
    private final Map<String, List<Candidate>> byRegistration = new HashMap<>();
    private final Map<String, List<Candidate>> byId = new HashMap<>();
    private final Map<String, List<ImportSite>> importsByName = new HashMap<>();
    private final Map<String, List<ImportSite>> importsByModule = new HashMap<>();
    private final Map<Key, KnownModule> known = new ConcurrentHashMap<>();
    private final boolean complete;

    /** A module under a name. */
    private record Key(String uri, int module, String name) {}

    /**
     * Puts files together.
     *
     * @param complete whether these are all files of the workspace
     */
    public Workspace(Collection<Member> all, boolean complete) {
        this(all, complete, Optional.empty());
    }

    /**
     * Puts files together of which some have been together before.
     *
     * @param earlier the same workspace at another moment; what was said about files that are the same is said again
     */
    @SuppressWarnings("ReferenceEquality") // what was read again is another object, and is compared when someone asks
    public Workspace(Collection<Member> all, boolean complete, Optional<Workspace> earlier) {
        this.complete = complete;
        for (Member member : all) {
            members.put(member.uri(), member);
            member.path().ifPresent(path -> byPath.put(path, member));
        }
        members.values().forEach(this::add);
        earlier.ifPresent(before -> before.known.forEach((key, module) -> {
            Member was = before.members.get(key.uri);
            Member is = members.get(key.uri);
            if (was != null && is != null && was.content() == is.content()) {
                known.put(key, module);
            }
        }));
    }

    private void add(Member member) {
        member.path().filter(path -> !member.isScript()).ifPresent(path -> {
            for (Candidate candidate : modules(member, Candidate.How.FILE)) {
                put(byFile, path.stem(), candidate);
                put(byFile, path.name(), candidate);
            }
        });
        for (Registration registration : member.content().registrations()) {
            put(
                    byRegistration,
                    registration.name(),
                    new Candidate(member, registration.module(), Candidate.How.REGISTERED, Optional.of(registration)));
        }
        List<ModuleInterface> modules = member.content().modules();
        for (int number = 0; number < modules.size(); number++) {
            ModuleInterface module = modules.get(number);
            Candidate candidate = new Candidate(member, number, Candidate.How.ID, Optional.empty());
            if (!member.isScript()) {
                module.id().ifPresent(id -> put(byId, id, candidate));
            }
            for (Imported wanted : module.imports()) {
                ImportSite site = new ImportSite(member, number, wanted);
                put(importsByName, wanted.name(), site);
                put(importsByModule, wanted.module(), site);
            }
        }
    }

    /** {@return the modules of a file}; one of which nothing is known if it cannot be read */
    private static List<Candidate> modules(Member member, Candidate.How how) {
        int count = member.content().modules().size();
        List<Candidate> found = new ArrayList<>();
        for (int number = count == 0 ? -1 : 0; number < count; number++) {
            found.add(new Candidate(member, number, how, Optional.empty()));
        }
        return found;
    }

    private static <T> void put(Map<String, List<T>> map, String key, T value) {
        map.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    /** {@return a file by its address} */
    public Optional<Member> member(String uri) {
        return Optional.ofNullable(members.get(uri));
    }

    /** {@return a file by its path} */
    public Optional<Member> at(FilePath path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** {@return all files} */
    public Collection<Member> members() {
        return members.values();
    }

    /** {@return whether these are all files of the workspace, and all of them are known} */
    public boolean isComplete() {
        return complete;
    }

    /** {@return the names of files, registered names and symbolic names under which there is something to import} */
    public Set<String> names() {
        Set<String> names = new HashSet<>(byRegistration.keySet());
        byFile.values().stream()
                .flatMap(List::stream)
                .forEach(candidate ->
                        candidate.member().path().map(FilePath::stem).ifPresent(names::add));
        names.addAll(byId.keySet());
        names.remove(SPECTEST);
        return names;
    }

    // What a name means.

    /**
     * {@return what the name of a module means in the imports of a module}
     *
     * @param module number of the importing module in its file
     */
    public Resolution resolve(Member importer, int module, String name) {
        Optional<Candidate> bound = bound(importer, module, name);
        if (bound.isPresent()) {
            return new Resolution(List.of(bound.get()), true);
        }
        if (name.equals(SPECTEST)) {
            return Resolution.NONE;
        }
        if (FilePath.isRelative(name)) {
            return decided(importer, module, path(importer, name));
        }
        Resolution files = decided(importer, module, byFile.getOrDefault(name, List.of()));
        if (!files.candidates().isEmpty()) {
            return files;
        }
        Resolution registered = importer.isScript()
                ? Resolution.NONE
                : decided(importer, module, byRegistration.getOrDefault(name, List.of()));
        return registered.candidates().isEmpty()
                ? decided(importer, module, byId.getOrDefault(name, List.of()))
                : registered;
    }

    /** What a command of the same script has registered. */
    private static Optional<Candidate> bound(Member importer, int module, String name) {
        List<ModuleInterface> modules = importer.content().modules();
        if (module < 0 || module >= modules.size()) {
            return Optional.empty();
        }
        return Optional.ofNullable(modules.get(module).bound().get(name))
                .filter(number -> number < importer.content().registrations().size())
                .map(number -> importer.content().registrations().get(number))
                .map(registration ->
                        new Candidate(importer, registration.module(), Candidate.How.BOUND, Optional.of(registration)));
    }

    /** The file of a path, which may leave out the extension or be that of the binary that is made of a text. */
    private List<Candidate> path(Member importer, String name) {
        Optional<FilePath> path = importer.path().flatMap(own -> own.resolve(name));
        if (path.isEmpty()) {
            return List.of();
        }
        String text = path.get().text();
        String stem = text.endsWith(".wasm") || text.endsWith(".wat") ? text.substring(0, text.lastIndexOf('.')) : text;
        List<String> forms = text.endsWith(".wat") ? List.of(text) : List.of(stem + ".wat", stem + ".wasm");
        return forms.stream()
                .flatMap(form -> at(new FilePath(form)).stream())
                .flatMap(member -> modules(member, Candidate.How.PATH).stream())
                .toList();
    }

    private Resolution decided(Member importer, int module, List<Candidate> all) {
        List<Candidate> others = all.stream()
                .filter(candidate -> !candidate.isSame(importer, module) && !isMadeOfText(candidate.member()))
                .sorted(Comparator.comparingInt((Candidate candidate) -> distance(importer, candidate))
                        .thenComparing(candidate -> candidate.member().uri()))
                .toList();
        if (others.isEmpty()) {
            return Resolution.NONE;
        }
        boolean certain = others.size() == 1 || distance(importer, others.get(0)) < distance(importer, others.get(1));
        return new Resolution(others, certain);
    }

    /** {@return whether a file is a binary beside a text of the same name}: it was made of it */
    boolean isMadeOfText(Member member) {
        return member.isBinary()
                && member.path()
                        .flatMap(path -> at(new FilePath(path.folder() + "/" + path.stem() + ".wat")))
                        .isPresent();
    }

    private static int distance(Member importer, Candidate candidate) {
        return importer.path()
                .flatMap(own -> candidate.member().path().map(own::distance))
                .orElse(Integer.MAX_VALUE);
    }

    // What can be imported.

    /**
     * {@return what a file can import under some names} Only what is sure: names that may mean several modules are left out,
     * and as long as not all files are known, nothing is.
     */
    public KnownImports known(Member importer, Collection<String> names) {
        if (!complete) {
            return KnownImports.NONE;
        }
        List<KnownModule> found = new ArrayList<>();
        for (String name : names) {
            resolve(importer, importer.content().modules().size() == 1 ? 0 : -1, name)
                    .certain()
                    .filter(candidate -> !candidate.member().uri().equals(importer.uri()))
                    .ifPresent(candidate -> found.add(known(candidate, name)));
        }
        return KnownImports.of(found);
    }

    private KnownModule known(Candidate candidate, String name) {
        return known.computeIfAbsent(new Key(candidate.member().uri(), candidate.module(), name), key -> {
            Origin origin = new Origin(
                    Origin.Kind.MODULE,
                    candidate.member().title(),
                    candidate.member().uri(),
                    FileInterface.START);
            return candidate
                    .content()
                    .map(content -> new KnownModule(
                            name,
                            "",
                            origin,
                            content.sound() && candidate.member().content().complete(),
                            content.exports().stream()
                                    .map(export -> new Importable(
                                            name,
                                            export.name(),
                                            export.type(),
                                            export.facts().parameters(),
                                            export.facts().documentation(),
                                            origin))
                                    .toList()))
                    .orElseGet(() -> new KnownModule(name, "", origin, false, List.of()));
        });
    }

    // Who imports.

    /**
     * {@return the imports that mean an export, or may}
     *
     * @param module number of the module that exports
     */
    public List<ImportSite> importsOf(Member exporter, int module, String name) {
        return importsByName.getOrDefault(name, List.of()).stream()
                .filter(site -> site.resolution(this).includes(exporter, module))
                .toList();
    }

    /** {@return the names of modules that stand in imports} */
    public Set<String> importedModules() {
        return importsByModule.keySet();
    }

    /** {@return the imports that name a module so} */
    public List<ImportSite> importsFrom(String module) {
        return importsByModule.getOrDefault(module, List.of());
    }
}
