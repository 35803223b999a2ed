package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Puts fields that stand alone into a module. */
public final class AddModule implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.REWRITE;
    }

    /** It is a fix if someone wants to have the module written. */
    @Override
    public List<Action.Kind> kinds() {
        return List.of(Action.Kind.REWRITE, Action.Kind.QUICK_FIX);
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        Optional<Node> field = place.field();
        if (field.isEmpty() || place.atHead().isEmpty() || !place.isSound()) {
            return;
        }
        place.module().filter(module -> module.syntax().header() < 0).ifPresent(module -> {
            Action action = Action.of(kind(), "Write `(module` around the fields", () -> edits(place, module));
            actions.accept(place.finding(Lint.IMPLICIT_MODULE, field.get().span())
                    .map(found -> Action.of(Action.Kind.QUICK_FIX, action.title(), () -> edits(place, module))
                            .fixing(found))
                    .orElse(action));
        });
    }

    private static List<Replacement> edits(Place place, ModuleAnalysis module) {
        SourceText source = place.source();
        Node first = new Node(place.tree(), module.syntax().firstField(), 0);
        Node last = new Node(place.tree(), module.syntax().end() - 1, 0);
        int start = first.span().start();
        int end = last.span().end();
        List<Replacement> edits = new ArrayList<>();
        String step = source.text().contains("\n\t") || source.text().contains("\r\t") ? "\t" : "  ";
        edits.add(new Replacement(new Span(start, start), "(module" + Layout.newLine(source, start) + step));
        Set<Integer> inside = linesOfComments(place, module);
        int lastLine = source.positionOf(end).line();
        for (int line = source.positionOf(start).line() + 1; line <= lastLine; line++) {
            Span span = source.lineSpan(line);
            if (!inside.contains(line) && !source.textOf(span).isBlank()) {
                edits.add(new Replacement(new Span(span.start(), span.start()), step));
            }
        }
        edits.add(new Replacement(new Span(end, end), ")"));
        return edits;
    }

    /** {@return the lines that begin within a comment, which stay as they are} */
    private static Set<Integer> linesOfComments(Place place, ModuleAnalysis module) {
        Set<Integer> lines = new HashSet<>();
        for (int segment = module.syntax().firstField();
                segment < module.syntax().end();
                segment++) {
            Tokens tokens = place.tree().segment(segment).tokens();
            for (int token = 0; token < tokens.size(); token++) {
                if (tokens.isTrivia(token) && tokens.code(token) != TokenCode.LINE_COMMENT) {
                    Span span = place.tree().span(segment, token);
                    int to = place.source().positionOf(span.end()).line();
                    for (int line = place.source().positionOf(span.start()).line() + 1; line <= to; line++) {
                        lines.add(line);
                    }
                }
            }
        }
        return lines;
    }
}
