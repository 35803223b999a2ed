package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.parse.Parser;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tries changes of the code of one function before they are offered. */
final class Trial {
    /** How a change turned out. */
    enum Outcome {
        /** The problem is gone, and there is none that was not there. */
        CLEAN,
        /** The problem is gone, and there is none before it; but there is one behind it that it may have hidden. */
        REVEALS,
        /** The problem is still there, or another one before it. */
        FAILS
    }

    private record Mistake(Problem problem, int offset) {}

    private final FunctionAt function;
    private final FunctionType type;
    private final String text;
    private final Set<Mistake> before;

    Trial(FunctionAt function) {
        this(function, function.type());
    }

    /**
     * Tries changes after which the function has another type.
     *
     * @param type the one that it has then
     */
    Trial(FunctionAt function, FunctionType type) {
        this.function = function;
        this.type = type;
        int base = function.base();
        this.text = function.field()
                .tree()
                .source()
                .text()
                .substring(base, base + function.field().data().length());
        this.before = mistakes(text, List.of(), function.type()).orElse(Set.of());
    }

    /** {@return how a change turns out}; one with edits outside of the function fails */
    Outcome of(Diagnostic diagnostic, List<Replacement> edits) {
        List<Replacement> sorted = sorted(edits);
        if (!sorted.stream().allMatch(this::isWithin)) {
            return Outcome.FAILS;
        }
        Optional<Set<Mistake>> after = mistakes(edited(sorted), sorted, type);
        if (after.isEmpty()) {
            return Outcome.FAILS;
        }
        int place = diagnostic.span().start() - function.base();
        boolean clean = true;
        for (Mistake mistake : after.get()) {
            boolean same = mistake.problem() == diagnostic.problem() && mistake.offset() == place;
            boolean isNew = !before.contains(mistake);
            if (same || (isNew && mistake.offset() <= place)) {
                return Outcome.FAILS;
            }
            clean &= !isNew;
        }
        return clean ? Outcome.CLEAN : Outcome.REVEALS;
    }

    private boolean isWithin(Replacement edit) {
        return edit.span().start() >= function.base() && edit.span().end() <= function.base() + text.length();
    }

    static List<Replacement> sorted(List<Replacement> edits) {
        List<Replacement> sorted = new ArrayList<>(edits);
        sorted.sort(Comparator.comparingInt(edit -> edit.span().start()));
        return sorted;
    }

    private String edited(List<Replacement> edits) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Replacement edit : edits) {
            out.append(text, at, edit.span().start() - function.base()).append(edit.text());
            at = edit.span().end() - function.base();
        }
        return out.append(text, at, text.length()).toString();
    }

    /** {@return what is wrong, at the offsets that it would have without the edits; empty if it is no function} */
    private Optional<Set<Mistake>> mistakes(String changed, List<Replacement> edits, FunctionType of) {
        SyntaxTree tree = Parser.parse(new SourceText("", changed));
        boolean whole = tree.segment(0).kind() == NodeKind.FUNCTION_FIELD
                && tree.segments().stream().filter(s -> s.kind().isField()).count() == 1;
        if (!whole) {
            return Optional.empty();
        }
        List<Diagnostic> found = new ArrayList<>(function.module().lowered().check(tree, of));
        found.addAll(tree.segment(0).problems());
        Set<Mistake> mistakes = new HashSet<>();
        for (Diagnostic diagnostic : found) {
            if (diagnostic.isError()) {
                mistakes.add(new Mistake(
                        diagnostic.problem(), original(diagnostic.span().start(), edits)));
            }
        }
        return Optional.of(mistakes);
    }

    private int original(int offset, List<Replacement> edits) {
        int shift = 0;
        for (Replacement edit : edits) {
            int start = edit.span().start() - function.base() + shift;
            if (offset < start) {
                break;
            }
            if (offset < start + edit.text().length()) {
                return start - shift;
            }
            shift += edit.text().length() - edit.span().length();
        }
        return offset - shift;
    }
}
