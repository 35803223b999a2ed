package dev.stepwasm.ide.workspace;

import dev.stepwasm.ide.navigation.Crossing;
import dev.stepwasm.wat.lex.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gives exports and registered names other names, in all files that name them. What cannot be done everywhere, or would be
 * done on a guess, is refused.
 */
public final class Renames {
    private final Workspace workspace;
    private final Member own;

    /** Renames what the words of one file are about. */
    public Renames(Workspace workspace, Member own) {
        this.workspace = workspace;
        this.own = own;
    }

    /** {@return whether a word is a name that several files may share}; all others are names of one text */
    public static boolean isShared(Crossing crossing) {
        return switch (crossing) {
            case Crossing.Imported imported -> imported.role() == Crossing.Role.NAME;
            case Crossing.Exported exported -> exported.isName();
            case Crossing.ModuleName name -> true;
            case Crossing.Registered registered -> true;
        };
    }

    /** {@return whether what a word is about can have another name} */
    public NameChange prepare(Crossing crossing) {
        return subject(crossing) instanceof Refusal(String why)
                ? new NameChange.Refused(why)
                : new NameChange.Possible(crossing.origin());
    }

    /**
     * {@return all places that must change}
     *
     * @param typed the new name, in quotes or not
     */
    public NameChange to(Crossing crossing, String typed) {
        return switch (subject(crossing)) {
            case Refusal(String why) -> new NameChange.Refused(why);
            case Export export -> named(typed, name -> export(export, name));
            case Registered registered -> named(typed, name -> registered(registered, name));
        };
    }

    /** Takes a new name. */
    private interface Taker {
        NameChange take(NewString name);
    }

    private static NameChange named(String typed, Taker taker) {
        NewString name = NewString.of(typed);
        return name.isRefused() ? new NameChange.Refused(name.refusal(), false) : taker.take(name);
    }

    // What it is about.

    private sealed interface Subject {}

    private record Refusal(String why) implements Subject {}

    private record Export(Member member, int module, Exported exported) implements Subject {}

    private record Registered(Member member, Registration registration) implements Subject {}

    private Subject subject(Crossing crossing) {
        return switch (crossing) {
            case Crossing.Exported(var origin, int module, List<String> names, boolean isName) ->
                exported(own, module, names.getFirst());
            case Crossing.Imported(var origin, int module, int number, var role) -> imported(module, number);
            case Crossing.ModuleName(var origin, int module, String name) -> moduleName(module, name);
            case Crossing.Registered registered ->
                own.content().registrations().stream()
                        .filter(registration -> registration.literal().equals(registered.literal()))
                        .findFirst()
                        .map(registration -> registered(own, registration))
                        .orElseGet(() -> new Refusal("this name is not known"));
        };
    }

    private Subject exported(Member member, int module, String name) {
        if (!workspace.isComplete()) {
            return new Refusal("not all files of the workspace are known, and others could import " + shown(name));
        }
        if (member.isBinary()) {
            return new Refusal(shown(name) + " is exported by " + member.title() + ", which is a binary");
        }
        if (module < 0 || module >= member.content().modules().size()) {
            return new Refusal("nothing is known about the module that exports " + shown(name));
        }
        List<Exported> exports = member.content().modules().get(module).exports(name);
        return switch (exports.size()) {
            case 0 -> new Refusal(member.title() + " does not export " + shown(name));
            case 1 -> checked(new Export(member, module, exports.getFirst()));
            default -> new Refusal(member.title() + " has " + exports.size() + " exports " + shown(name));
        };
    }

    /** Whether all who import it can follow. */
    private Subject checked(Export export) {
        for (ImportSite site : workspace.importsOf(
                export.member(), export.module(), export.exported().name())) {
            Optional<String> obstacle = obstacle(site, shown(export.exported().name()));
            if (obstacle.isPresent()) {
                return new Refusal(obstacle.get());
            }
        }
        return export;
    }

    private Optional<String> obstacle(ImportSite site, String what) {
        Resolution resolution = site.resolution(workspace);
        if (!resolution.isCertain()) {
            return Optional.of(site.member().title() + " imports " + what + " from "
                    + ambiguous(site.imported().module(), resolution));
        }
        if (!site.member().isBinary() && site.imported().literal().end() == 0) {
            return Optional.of("a module in bytes or quotes in " + site.member().title() + " imports " + what
                    + " under this name");
        }
        if (site.member().isBinary() && !workspace.isMadeOfText(site.member())) {
            return Optional.of(site.member().title() + ", which is a binary, imports " + what + " under this name");
        }
        return Optional.empty();
    }

    private static String ambiguous(String module, Resolution resolution) {
        return shown(module) + ", which may be "
                + resolution.candidates().stream()
                        .map(candidate -> candidate
                                .member()
                                .path()
                                .map(FilePath::text)
                                .orElse(candidate.member().uri()))
                        .distinct()
                        .limit(3)
                        .collect(Collectors.joining(" or "));
    }

    private Subject imported(int module, int number) {
        List<ModuleInterface> modules = own.content().modules();
        if (module < 0
                || module >= modules.size()
                || number >= modules.get(module).imports().size()) {
            return new Refusal("this import is not known");
        }
        Imported imported = modules.get(module).imports().get(number);
        Resolution resolution = workspace.resolve(own, module, imported.module());
        if (resolution.candidates().isEmpty()) {
            return new Refusal(
                    "an import has its name from others, and no file of the workspace is " + shown(imported.module()));
        }
        return resolution
                .certain()
                .map(candidate -> exported(candidate.member(), candidate.module(), imported.name()))
                .orElseGet(() -> new Refusal("this import is from " + ambiguous(imported.module(), resolution)));
    }

    private Subject moduleName(int module, String name) {
        Resolution resolution = workspace.resolve(own, module, name);
        if (resolution.candidates().isEmpty()) {
            return new Refusal("an import has its name from others, and no file of the workspace is " + shown(name));
        }
        if (!resolution.isCertain()) {
            return new Refusal(ambiguous(name, resolution));
        }
        Candidate candidate = resolution.candidates().getFirst();
        return switch (candidate.how()) {
            case BOUND, REGISTERED ->
                registered(candidate.member(), candidate.registration().orElseThrow());
            case PATH, FILE ->
                new Refusal(shown(name) + " is the name of a file: when "
                        + candidate.member().title() + " is renamed, the imports follow");
            case ID ->
                new Refusal(shown(name) + " is the symbolic name of a module in "
                        + candidate.member().title());
        };
    }

    private Subject registered(Member member, Registration registration) {
        if (registration.name().equals(Workspace.SPECTEST)) {
            return new Refusal("`\"spectest\"` is the module that everyone who runs scripts gives them");
        }
        if (registration.nested()) {
            return new Refusal(shown(registration.name()) + " is registered within a thread");
        }
        for (ImportSite site : workspace.importsFrom(registration.name())) {
            Resolution resolution = site.resolution(workspace);
            boolean may = resolution.candidates().stream()
                    .anyMatch(candidate -> candidate.member().uri().equals(member.uri())
                            && candidate.registration().equals(Optional.of(registration)));
            Optional<String> obstacle =
                    may ? obstacle(site, shown(site.imported().name())) : Optional.empty();
            if (obstacle.isPresent()) {
                return new Refusal(obstacle.get());
            }
        }
        return new Registered(member, registration);
    }

    // The edits.

    private NameChange export(Export export, NewString name) {
        String was = export.exported().name();
        if (name.name().equals(was)) {
            return new NameChange.Edits(List.of(), was, name.shown());
        }
        ModuleInterface module = export.member().content().modules().get(export.module());
        if (!module.exports(name.name()).isEmpty()) {
            return new NameChange.Refused(export.member().title() + " exports " + shown(name.name()) + " already");
        }
        List<Site> places = new ArrayList<>();
        places.add(Site.of(export.member(), export.exported()));
        export.exported().mentions().forEach(mention -> places.add(Site.of(export.member(), mention)));
        for (ImportSite site : workspace.importsOf(export.member(), export.module(), was)) {
            places.add(Site.of(site.member(), site.imported().literal()));
        }
        return new NameChange.Edits(inTexts(places), was, name.shown());
    }

    private NameChange registered(Registered registered, NewString name) {
        String was = registered.registration().name();
        if (name.name().equals(was)) {
            return new NameChange.Edits(List.of(), was, name.shown());
        }
        if (name.name().equals(Workspace.SPECTEST)) {
            return new NameChange.Refused("`\"spectest\"` is the module that everyone who runs scripts gives them");
        }
        boolean taken = registered.member().content().registrations().stream()
                .anyMatch(other -> other.name().equals(name.name()));
        if (taken) {
            return new NameChange.Refused(
                    registered.member().title() + " registers " + shown(name.name()) + " already");
        }
        Candidate module = new Candidate(
                registered.member(),
                registered.registration().module(),
                Candidate.How.REGISTERED,
                Optional.of(registered.registration()));
        return new NameChange.Edits(inTexts(new Links(workspace, own).importsFrom(module)), was, name.shown());
    }

    /** What is made of a text follows when it is made again. */
    private static List<Site> inTexts(List<Site> places) {
        return places.stream().filter(Site::isInText).distinct().toList();
    }

    private static String shown(String name) {
        return "`" + StringLiteral.show(name) + "`";
    }
}
