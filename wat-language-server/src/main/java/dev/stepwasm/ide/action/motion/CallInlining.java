package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Inlines all calls of one function: one in each of its callers at a time, then those that are left. */
final class CallInlining {
    /** More calls of one function in another one than this stay. */
    private static final int ROUNDS = 60;

    /** A text does not grow by more than this. */
    private static final int GROWTH = 4_000_000;

    private final Analysis first;
    private final int module;
    private final int function;
    private final Set<Integer> changed = new TreeSet<>();

    CallInlining(Analysis analysis, ModuleAnalysis module, int function) {
        this.first = analysis;
        this.module = analysis.modules().indexOf(module);
        this.function = function;
    }

    /** {@return the changes, none if no call can be inlined} */
    List<Replacement> edits() {
        changed.clear();
        Analysis last = first;
        boolean more = true;
        for (int round = 0; round < ROUNDS && more; round++) {
            List<Replacement> step = step(last);
            more = !step.isEmpty() && last.source().length() < first.source().length() + GROWTH;
            if (more) {
                SourceText text = last.source();
                String next = CodeText.changed(text, new Span(0, text.length()), step);
                last = Analysis.of(new SourceText(text.name(), next), last);
            }
        }
        List<Replacement> changes = new ArrayList<>();
        for (int segment : changed) {
            Node before = new Node(first.tree(), segment, 0);
            changes.add(new Replacement(before.span(), new Node(last.tree(), segment, 0).text()));
        }
        if (!changed.isEmpty() && !isNeeded(last)) {
            changes.add(new Replacement(withGap(Layout.removal(first.tree(), withComment())), ""));
        }
        return Changes.inOrder(changes);
    }

    /** One call in each caller. */
    private List<Replacement> step(Analysis analysis) {
        List<Replacement> changes = new ArrayList<>();
        ModuleAnalysis all = analysis.modules().get(module);
        for (int segment : users(analysis)) {
            int body = all.lowered().bodyIn(segment);
            if (body >= 0 && all.module().importedFunctionCount() + body != function) {
                Optional<List<Replacement>> one =
                        FunctionCode.of(analysis, all, new Node(analysis.tree(), segment, 0)).stream()
                                .filter(InlineFunction::isSound)
                                .findFirst()
                                .flatMap(this::oneCall);
                if (one.isPresent()) {
                    changed.add(segment);
                    changes.addAll(one.get());
                }
            }
        }
        return changes;
    }

    private Optional<List<Replacement>> oneCall(FunctionCode code) {
        for (int i = 0; i < code.size(); i++) {
            if (code.op(i) == Opcode.CALL && code.index(i) == function) {
                Node call = code.field().tree().nodeAt(code.position(i));
                Optional<FunctionInlining> inlining = InlineFunction.inlining(code, call, i);
                if (inlining.isPresent()) {
                    return Optional.of(new InlinedText(inlining.get()).edits());
                }
            }
        }
        return Optional.empty();
    }

    /** The fields that mention the function. */
    private Set<Integer> users(Analysis analysis) {
        Set<Integer> found = new TreeSet<>();
        ModuleAnalysis all = analysis.modules().get(module);
        for (int number = all.syntax().firstField(); number < all.syntax().end(); number++) {
            int segment = number;
            if (analysis.tree().segment(number).kind().isField()) {
                all.lowered().lookup().forEachUse(number, (token, space, index, owner) -> {
                    if (space == IndexSpace.FUNCTION && index == function) {
                        found.add(segment);
                    }
                });
            }
        }
        return found;
    }

    /** Whether someone refers to it, or to a function or type that would get another number without it. */
    private boolean isNeeded(Analysis analysis) {
        ModuleAnalysis all = analysis.modules().get(module);
        int segment = all.lowered().bodySegment(function - all.module().importedFunctionCount());
        Node field = new Node(analysis.tree(), segment, 0);
        return Syntax.child(field, NodeKind.INLINE_EXPORT).isPresent()
                || !users(analysis).isEmpty()
                || NewFunction.isNumbered(analysis, all, function);
    }

    /** One of the blank lines around it goes too. */
    private Span withGap(Span removal) {
        SourceText source = first.source();
        int line = source.positionOf(removal.end()).line();
        boolean gaps = line + 1 < source.lineCount()
                && source.textOf(source.lineSpan(line)).isBlank()
                && NewFunction.isApart(source, removal.start());
        return gaps ? new Span(removal.start(), source.lineSpan(line + 1).start()) : removal;
    }

    /** The function with the comment right above it. */
    private Span withComment() {
        ModuleAnalysis all = first.modules().get(module);
        int segment = all.lowered().bodySegment(function - all.module().importedFunctionCount());
        Node field = new Node(first.tree(), segment, 0);
        Tokens tokens = field.data().tokens();
        SourceText source = first.source();
        int start = field.span().start();
        for (int token = Syntax.firstToken(field) - 1; token >= 0 && tokens.isTrivia(token); token--) {
            Span span = new Token(first.tree(), segment, token).span();
            boolean above = source.positionOf(span.end()).line() + 1
                            == source.positionOf(start).line()
                    && Layout.startsLine(source, span.start());
            if (!above) {
                break;
            }
            start = span.start();
        }
        return new Span(start, field.span().end());
    }
}
