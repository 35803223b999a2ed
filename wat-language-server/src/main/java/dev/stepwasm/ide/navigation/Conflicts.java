package dev.stepwasm.ide.navigation;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lower.Lookup;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Why something cannot have a name: something else has it, or would be meant where it is used. */
final class Conflicts {
    private final Scope scope;
    private final Subject.Entry entry;
    private final Lookup lookup;

    Conflicts(Scope scope, Subject.Entry entry) {
        this.scope = scope;
        this.entry = entry;
        this.lookup = entry.module().lowered().lookup();
    }

    /**
     * {@return what is in the way of a name}
     *
     * @param uses places that will be written with the name
     */
    Optional<String> with(String name, List<Use> uses) {
        Definition definition = entry.definition();
        return switch (definition.space()) {
            case LABEL -> ofLabel(name, uses);
            case LOCAL -> taken(lookup.locals(definition.owner()), name);
            case FIELD -> taken(lookup.fields(definition.owner()), name);
            default -> ofModule(name);
        };
    }

    private Optional<String> ofModule(String name) {
        IndexSpace space = entry.definition().space();
        String shown = Identifier.show(name);
        int owner = entry.module().lowered().table(space).names().find(shown, 0, shown.length());
        return owner < 0 || owner == entry.definition().index()
                ? Optional.empty()
                : lookup.definition(space, owner, -1).map(this::taken);
    }

    private Optional<String> taken(List<Definition> all, String name) {
        return all.stream()
                .filter(other -> other.name().equals(Optional.of(name))
                        && other.index() != entry.definition().index())
                .findFirst()
                .map(this::taken);
    }

    private String taken(Definition other) {
        return "there is a " + other.space().word() + " `" + other.show() + "` already, in line "
                + line(other.nameSpan());
    }

    private int line(Span span) {
        SourceText text = scope.analysis().source();
        return text.positionOf(span.start()).line();
    }

    // Labels may hide each other, as long as every branch still goes where it went.

    private Optional<String> ofLabel(String name, List<Use> uses) {
        Span own = entry.definition().span();
        for (Definition other : lookup.labels(entry.definition().owner())) {
            if (!other.name().equals(Optional.of(name))
                    || other.index() == entry.definition().index()) {
                continue;
            }
            if (contains(own, other.span())) {
                Optional<String> caught = first(uses, use -> contains(other.span(), use.span()))
                        .map(use -> "the branch in line " + line(use.span()) + " would go to the block `" + other.show()
                                + "` in line " + line(other.nameSpan()));
                if (caught.isPresent()) {
                    return caught;
                }
            } else if (contains(other.span(), own)) {
                Optional<String> caught = first(usesByName(other), use -> contains(own, use.span()))
                        .map(use -> "the branch to `" + other.show() + "` in line " + line(use.span())
                                + " would go to this block");
                if (caught.isPresent()) {
                    return caught;
                }
            }
        }
        return Optional.empty();
    }

    private List<Use> usesByName(Definition label) {
        int segment = scope.analysis().tree().segmentAt(label.nameSpan().start());
        return lookup.uses(segment).stream()
                .filter(use -> Places.isOf(use, label) && isName(scope, use.span()))
                .toList();
    }

    private static Optional<Use> first(List<Use> uses, Predicate<Use> wanted) {
        return uses.stream().filter(wanted).findFirst();
    }

    static boolean isName(Scope scope, Span span) {
        return scope.analysis().source().text().charAt(span.start()) == '$';
    }

    private static boolean contains(Span outer, Span inner) {
        return outer.start() <= inner.start() && inner.end() <= outer.end();
    }
}
