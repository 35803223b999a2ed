package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.parse.ObsoleteKeywords;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Does everything at once that is surely better: today's names for old ones, no hidden characters, no needless `mut`. */
final class FixAll implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.FIX_ALL;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        List<Replacement> edits = edits(place);
        if (!edits.isEmpty()) {
            actions.accept(Action.of(kind(), "Fix all that is surely better", () -> edits));
        }
    }

    private static List<Replacement> edits(Place place) {
        List<Replacement> edits = new ArrayList<>();
        Set<Integer> segments = new HashSet<>();
        for (Diagnostic diagnostic : place.analysis().diagnostics()) {
            int segment = place.tree().segmentAt(diagnostic.span().start());
            if (diagnostic.problem() == Problem.OBSOLETE_KEYWORD && segments.add(segment)) {
                edits.addAll(modernised(place.tree(), segment));
            } else {
                edits.addAll(RemoveInvisible.edits(place.analysis(), diagnostic));
            }
        }
        if (!place.analysis().hasErrors()) { // what is being written may set a global yet
            edits.addAll(RemoveMut.edits(place));
        }
        edits.sort(Comparator.comparingInt(edit -> edit.span().start()));
        return List.copyOf(edits);
    }

    /** Of old names that follow each other only the first is reported, but all are replaced. */
    private static List<Replacement> modernised(SyntaxTree tree, int segment) {
        List<Replacement> edits = new ArrayList<>();
        Tokens tokens = tree.segment(segment).tokens();
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.code(token) == TokenCode.RESERVED) {
                Span span = tree.span(segment, token);
                ObsoleteKeywords.modern(tree.text(segment, token))
                        .ifPresent(modern -> edits.add(new Replacement(span, modern)));
            }
        }
        return edits;
    }
}
