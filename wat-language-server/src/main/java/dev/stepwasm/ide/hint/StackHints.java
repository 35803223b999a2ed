package dev.stepwasm.ide.hint;

import dev.stepwasm.ide.instruction.StackEffect;
import dev.stepwasm.ide.syntax.TypeNames;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.validate.FunctionValidator;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is on the operand stack behind the last instruction that ends on a line, at the end of that line. A line that leaves
 * the stack as empty as it was says nothing, nor does one that is as unreachable as the one before.
 */
final class StackHints implements CodeHints.Watch {
    private static final String EMPTY = "[]";

    private final String text;
    private final TypeNames names;
    private final int base;
    private final Span lines;
    private final List<Hint> hints = new ArrayList<>();
    private int last = -1;
    private int lineEnd = -1;
    private String shown = EMPTY;
    private String before = EMPTY;
    private boolean known = true;
    private boolean done;

    StackHints(Analysis analysis, ModuleAnalysis module, int segment, Span part) {
        this.text = analysis.source().text();
        this.names = new TypeNames(module);
        this.base = analysis.tree().start(segment);
        this.lines = new Span(lineStart(part.start()), lineEnd(part.end()));
    }

    private int lineStart(int offset) {
        int start = Math.min(offset, text.length());
        while (start > 0 && !isLineBreak(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private int lineEnd(int offset) {
        int end = offset;
        while (end < text.length() && !isLineBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }

    /** Instructions end in the order in which they run, but for the heads of blocks, which stand before all that is in them. */
    @Override
    public void after(Instruction instruction, int start, int end, FunctionValidator validator) {
        done |= base + instruction.position() > lines.end();
        int place = base + (instruction.opcode().opensBlock() ? instruction.position() : Math.max(start, end - 1));
        if (done || place < last || place > lines.end()) {
            return;
        }
        if (place > lineEnd) {
            finishLine();
            lineEnd = place < lines.start() ? lines.start() - 1 : lineEnd(place);
        }
        last = place;
        known = validator.operandsKnown() || !validator.reachable();
        shown = place < lines.start() ? brief(validator) : StackEffect.show(names, validator);
    }

    private static String brief(FunctionValidator validator) {
        return validator.reachable() && validator.operandCount() > 0
                ? ""
                : validator.reachable() ? EMPTY : "unreachable";
    }

    private void finishLine() {
        boolean says = known && !(shown.equals(before) && (shown.equals(EMPTY) || !shown.startsWith("[")));
        if (last >= lines.start() && says) {
            hints.add(new Hint(withoutSpace(lineEnd), Hint.Kind.STACK, shown, Optional.empty()));
        }
        before = shown;
    }

    private int withoutSpace(int end) {
        int trimmed = end;
        while (trimmed > 0 && Character.isWhitespace(text.charAt(trimmed - 1))) {
            trimmed--;
        }
        return trimmed;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public void addTo(List<Hint> found) {
        finishLine();
        found.addAll(hints);
    }
}
