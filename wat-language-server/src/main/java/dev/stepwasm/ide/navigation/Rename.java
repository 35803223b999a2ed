package dev.stepwasm.ide.navigation;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Gives things other names. What has a name gets the new one everywhere where it is named; its uses by number stay. What has
 * no name gets one at its definition, and its uses by number become uses by name. The program stays the same.
 */
public final class Rename {
    private Rename() {}

    /** {@return whether what stands at an offset can have another name} */
    public static Renaming prepare(Analysis analysis, int offset) {
        Optional<Found> found = Found.at(analysis, offset);
        if (found.isEmpty()) {
            return new Renaming.Refused(nothing(analysis, offset));
        }
        Optional<String> refusal = refusal(found.get());
        return refusal.<Renaming>map(Renaming.Refused::new)
                .orElseGet(() -> new Renaming.Possible(found.get().origin(), placeholder(found.get())));
    }

    /**
     * {@return the edits that give another name to what stands at an offset}
     *
     * @param typed the new name, with or without {@code $}, in quotes or not
     * @param checkpoint called now and then; what it throws ends the search
     */
    public static Renaming to(Analysis analysis, int offset, String typed, Runnable checkpoint) {
        if (prepare(analysis, offset) instanceof Renaming.Refused refused) {
            return refused;
        }
        NewName name = NewName.of(typed);
        if (name.isRefused()) {
            return new Renaming.Refused(name.refusal(), false);
        }
        Found found = Found.at(analysis, offset).orElseThrow();
        Renaming inScope = switch (found.subject()) {
            case Subject.Entry entry -> entry(found.scope(), entry, name, checkpoint);
            case Subject.Comment comment ->
                new Renaming.Edits(List.of(new Replacement(comment.name(), name.shown())), "");
            case Subject.Scripted scripted -> scripted(found.scope(), scripted, name);
            default -> new Renaming.Refused("there is no name here");
        };
        return inScope instanceof Renaming.Edits edits ? absolute(found.scope(), edits) : inScope;
    }

    private static Renaming absolute(Scope scope, Renaming.Edits edits) {
        return new Renaming.Edits(
                edits.replacements().stream()
                        .map(edit -> new Replacement(scope.absolute(edit.span()), edit.text()))
                        .sorted(Comparator.comparingInt(edit -> edit.span().start()))
                        .toList(),
                edits.named());
    }

    // What can be renamed.

    private static String nothing(Analysis analysis, int offset) {
        Optional<Token> word = Token.wordAt(analysis.tree(), offset);
        return word.map(token -> switch (token.code()) {
                    case TokenCode.ID -> "nothing is called `" + token.text() + "` here";
                    case TokenCode.NAT -> "`" + token.text() + "` is not the index of anything in the text";
                    case TokenCode.STRING -> "a string is not a name of the text";
                    default -> "`" + token.text() + "` is a keyword";
                })
                .orElse("there is no name here");
    }

    private static Optional<String> refusal(Found found) {
        return switch (found.subject()) {
            case Subject.Entry entry -> refusal(found, entry);
            case Subject.Comment comment -> Optional.empty();
            case Subject.Scripted scripted -> Optional.empty();
            case Subject.Exported exported ->
                Optional.of("an export has its name for others, who would not find it any more");
            case Subject.Imported imported -> Optional.of("an import has its name from others");
            case Subject.Registered registered ->
                Optional.of("a registered name is a string that imports and others use");
        };
    }

    private static Optional<String> refusal(Found found, Subject.Entry entry) {
        Definition definition = entry.definition();
        boolean keyword = found.token().isKeyword();
        if (keyword && (definition.name().isPresent() || !isOwnKeyword(found, entry))) {
            return Optional.of("`" + found.token().text() + "` is a keyword");
        }
        return definition.name().isPresent() ? Optional.empty() : new Naming(found.scope(), entry, "").refusal();
    }

    /** Whether a keyword stands for one thing without a name, and not for several. */
    private static boolean isOwnKeyword(Found found, Subject.Entry entry) {
        Span keyword = found.token().span();
        return entry.definition().nameSpan().equals(keyword)
                && entry.module().lowered().lookup().definedIn(found.token().segment()).stream()
                                .filter(other -> other.nameSpan().equals(keyword))
                                .count()
                        == 1;
    }

    private static String placeholder(Found found) {
        if (found.subject() instanceof Subject.Entry entry
                && !found.token().text().startsWith("$")) {
            if (entry.definition().name().isPresent()) {
                return entry.definition().show();
            }
            Conflicts conflicts = new Conflicts(found.scope(), entry);
            String name = entry.definition().space().name().toLowerCase(Locale.ROOT)
                    + entry.definition().index();
            while (conflicts.with(name, List.of()).isPresent()) {
                name += "_";
            }
            return Identifier.show(name);
        }
        return found.token().text();
    }

    // Entries of index spaces.

    private static Renaming entry(Scope scope, Subject.Entry entry, NewName name, Runnable checkpoint) {
        Definition definition = entry.definition();
        boolean named = definition.name().isPresent();
        if (definition.name().equals(Optional.of(name.name()))) {
            return new Renaming.Edits(List.of(), "");
        }
        Naming naming = new Naming(scope, entry, name.shown());
        List<Use> uses = Places.uses(scope.analysis().tree(), entry.module(), definition, checkpoint).stream()
                .filter(use -> named ? Conflicts.isName(scope, use.span()) : naming.takesName(use))
                .toList();
        Optional<String> conflict = new Conflicts(scope, entry).with(name.name(), uses);
        if (conflict.isPresent()) {
            return new Renaming.Refused(conflict.get());
        }
        List<Replacement> edits = new ArrayList<>();
        if (named) {
            edits.add(new Replacement(definition.nameSpan(), name.shown()));
        } else {
            edits.addAll(naming.edits());
        }
        uses.forEach(use -> edits.add(new Replacement(use.span(), name.shown())));
        return new Renaming.Edits(edits, named ? "" : definition.space().word() + " " + definition.index());
    }

    // Names of a script.

    private static Renaming scripted(Scope scope, Subject.Scripted scripted, NewName name) {
        ScriptNames.Binding binding = scripted.binding();
        SourceText text = scope.analysis().source();
        for (ScriptNames.Binding other : scripted.names().bindings) {
            Span span = other.name();
            if (other != binding
                    && other.named()
                    && other.kind().word().equals(binding.kind().word())
                    && Identifier.name(text.text(), span.start(), span.end()).equals(name.name())) {
                return new Renaming.Refused("there is a " + other.kind().word() + " `" + name.shown()
                        + "` already, in line " + text.positionOf(span.start()).line());
            }
        }
        List<Replacement> edits = new ArrayList<>();
        edits.add(new Replacement(binding.name(), name.shown()));
        scripted.names().mentionsOf(binding).forEach(use -> edits.add(new Replacement(use, name.shown())));
        return new Renaming.Edits(edits, "");
    }
}
