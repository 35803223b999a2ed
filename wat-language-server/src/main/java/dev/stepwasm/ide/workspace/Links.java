package dev.stepwasm.ide.workspace;

import dev.stepwasm.ide.navigation.Crossing;
import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where words lead, and where from, across the files of a workspace. */
public final class Links {
    private final Workspace workspace;
    private final Member own;

    /** Answers about the words of one file. */
    public Links(Workspace workspace, Member own) {
        this.workspace = workspace;
        this.own = own;
    }

    /** {@return what an import gets, or what its module is}: one place, or all that it may be; none for exports */
    public List<Site> definitions(Crossing crossing) {
        return switch (crossing) {
            case Crossing.Imported(var origin, int module, int number, var role) ->
                wanted(module, number).stream()
                        .flatMap(wanted -> exports(module, wanted).stream())
                        .toList();
            case Crossing.ModuleName(var origin, int module, String name) ->
                likely(workspace.resolve(own, module, name)).stream()
                        .map(Links::place)
                        .toList();
            case Crossing.Exported exported -> List.of();
            case Crossing.Registered registered -> List.of();
        };
    }

    private List<Imported> wanted(int module, int number) {
        List<ModuleInterface> modules = own.content().modules();
        boolean known = module >= 0
                && module < modules.size()
                && number < modules.get(module).imports().size();
        return known ? List.of(modules.get(module).imports().get(number)) : List.of();
    }

    private List<Site> exports(int module, Imported wanted) {
        return likely(workspace.resolve(own, module, wanted.module())).stream()
                .flatMap(candidate -> exports(candidate, wanted.name()).stream())
                .toList();
    }

    private static List<Candidate> likely(Resolution resolution) {
        return resolution.certain().map(List::of).orElse(resolution.candidates());
    }

    /** A module of which nothing is known may have it. */
    private static List<Site> exports(Candidate candidate, String name) {
        return candidate
                .content()
                .map(content -> content.exports(name).stream()
                        .map(export -> Site.of(candidate.member(), export))
                        .toList())
                .orElseGet(() -> List.of(place(candidate)));
    }

    private static Site place(Candidate candidate) {
        return candidate
                .registration()
                .map(registration -> Site.of(candidate.member(), registration.literal()))
                .orElseGet(() -> Site.of(
                        candidate.member(),
                        candidate.content().map(ModuleInterface::place).orElse(FileInterface.START)));
    }

    /** {@return all places in all files that have to do with a word}, its own file included as far as that is by name */
    public Set<Site> references(Crossing crossing) {
        Set<Site> found = new LinkedHashSet<>();
        switch (crossing) {
            case Crossing.Imported(var origin, int module, int number, var role) -> {
                for (Imported wanted : wanted(module, number)) {
                    for (Candidate candidate : likely(workspace.resolve(own, module, wanted.module()))) {
                        ofExport(candidate.member(), candidate.module(), wanted.name(), found);
                    }
                }
            }
            case Crossing.Exported(var origin, int module, List<String> names, boolean isName) ->
                names.forEach(name -> ofExport(own, module, name, found));
            case Crossing.ModuleName(var origin, int module, String name) ->
                workspace
                        .resolve(own, module, name)
                        .certain()
                        .ifPresent(candidate -> found.addAll(importsFrom(candidate)));
            case Crossing.Registered(var origin, int module, String name, var literal) ->
                found.addAll(importsFrom(new Candidate(
                        own,
                        module,
                        Candidate.How.REGISTERED,
                        own.content().registrations().stream()
                                .filter(registration -> registration.literal().equals(literal))
                                .findFirst())));
        }
        return found;
    }

    private void ofExport(Member exporter, int module, String name, Set<Site> found) {
        if (module < 0 || module >= exporter.content().modules().size()) {
            return;
        }
        for (Exported export : exporter.content().modules().get(module).exports(name)) {
            found.add(Site.of(exporter, export));
            export.mentions().forEach(mention -> found.add(Site.of(exporter, mention)));
        }
        for (ImportSite site : workspace.importsOf(exporter, module, name)) {
            found.add(Site.of(site.member(), site.imported().literal()));
        }
    }

    /** {@return the imports whose modules surely are other files} */
    public List<ModuleLink> modules() {
        Map<Span, ModuleLink> found = new LinkedHashMap<>();
        List<ModuleInterface> modules = own.content().modules();
        for (int number = 0; number < modules.size(); number++) {
            for (Imported wanted : modules.get(number).imports()) {
                Span literal = wanted.moduleLiteral();
                if (literal.length() > 1 && !found.containsKey(literal)) {
                    workspace
                            .resolve(own, number, wanted.module())
                            .certain()
                            .filter(candidate -> !candidate.member().uri().equals(own.uri()))
                            .ifPresent(candidate -> found.put(literal, new ModuleLink(literal, candidate.member())));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** {@return under which names what a word is about goes from module to module} */
    public List<SharedName> shared(Crossing crossing) {
        return switch (crossing) {
            case Crossing.Exported(var origin, int module, List<String> names, boolean isName) ->
                names.stream()
                        .map(name -> new SharedName(title(own), name, false))
                        .toList();
            case Crossing.Imported(var origin, int module, int number, var role) ->
                wanted(module, number).stream()
                        .map(wanted -> new SharedName(
                                workspace
                                        .resolve(own, module, wanted.module())
                                        .certain()
                                        .map(candidate -> title(candidate.member()))
                                        .orElse(wanted.module()),
                                wanted.name(),
                                true))
                        .toList();
            case Crossing.ModuleName name -> List.of();
            case Crossing.Registered registered -> List.of();
        };
    }

    private static String title(Member member) {
        return member.path().map(FilePath::stem).orElse(member.uri());
    }

    /** {@return where imports name a module, and the command that gives it that name} */
    List<Site> importsFrom(Candidate module) {
        List<Site> found = new ArrayList<>();
        module.registration().ifPresent(registration -> found.add(Site.of(module.member(), registration.literal())));
        for (String name : names(module)) {
            for (ImportSite site : workspace.importsFrom(name)) {
                if (site.resolution(workspace)
                        .certain()
                        .filter(c -> isSame(c, module))
                        .isPresent()) {
                    found.add(Site.of(site.member(), site.imported().moduleLiteral()));
                }
            }
        }
        return found;
    }

    private Iterable<String> names(Candidate module) {
        return module.registration()
                .<Iterable<String>>map(registration -> List.of(registration.name()))
                .orElseGet(workspace::importedModules);
    }

    /** Names that commands give are theirs: the same module under another name is something else. */
    private static boolean isSame(Candidate some, Candidate other) {
        return some.isSame(other.member(), other.module())
                && some.registration().equals(other.registration());
    }
}
