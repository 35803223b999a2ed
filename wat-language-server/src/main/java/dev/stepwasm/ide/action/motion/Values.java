package dev.stepwasm.ide.action.motion;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Instructions that together put one value on the stack and take nothing from below. */
final class Values {
    private final FunctionCode code;

    Values(FunctionCode code) {
        this.code = code;
    }

    /** {@return the first of the instructions that give the value on top of the stack before one, -1 if it is not known} */
    int start(int end) {
        int height = end < code.size() ? code.before(end) - 1 : code.after(end - 1) - 1;
        int low = Integer.MAX_VALUE;
        int from = end - 1;
        while (from >= 0) {
            Opcode op = code.op(from);
            if (op == Opcode.END || op == Opcode.DELEGATE) {
                from = code.openerOf(from);
            } else if (Effect.isStructure(op)) {
                return -1;
            }
            low = Math.min(low, code.kept(from));
            if (code.before(from) <= height) {
                return code.before(from) == height && low >= height ? from : -1;
            }
            from--;
        }
        return -1;
    }

    /** {@return whether instructions put one value on the stack and touch nothing below} */
    boolean isOne(int from, int to) {
        int height = code.before(from);
        for (int i = from; i < to; i++) {
            if (code.kept(i) < height) {
                return false;
            }
        }
        return code.goesOn(to - 1) && code.after(to - 1) == height + 1;
    }

    /** {@return the text of some instructions, if nothing else stands in it} */
    Optional<Span> text(int from, int to) {
        int start = Integer.MAX_VALUE;
        int end = 0;
        for (int i = from; i < to; i++) {
            start = Math.min(start, code.span(i).start());
            end = Math.max(end, code.span(i).end());
        }
        Span text = new Span(start, Math.max(start, end));
        for (int i = 0; i < code.size(); i++) {
            if (text.contains(code.position(i)) && (i < from || i >= to)) {
                return Optional.empty();
            }
        }
        return Optional.of(text);
    }

    /** {@return whether a place of the text is in a folded instruction} */
    boolean isFolded(Span text) {
        return code.analysis().source().text().charAt(text.start()) == '(';
    }

    /** {@return where the instructions end that always come behind one, before the end of the block around it} */
    int end(int from) {
        int i = from;
        while (i < code.size() && !(closes(code.op(i)) && code.openerOf(i) < from)) {
            i++;
        }
        return i;
    }

    private static boolean closes(Opcode op) {
        return Effect.isStructure(op) && !op.opensBlock();
    }

    /** {@return whether there are blocks among some instructions, or parts of them} */
    boolean hasBlocks(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Effect.isStructure(code.op(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return the first instruction from one up to another that changes what a value depends on, {@code to} if none does}
     * A loop changes it from its beginning on.
     */
    int changed(Effect value, int from, int to) {
        for (int i = from; i < to; i++) {
            Effect effect = code.op(i) == Opcode.LOOP ? Effect.of(code, i, code.endOf(i)) : Effect.of(code, i, i + 1);
            if (effect.changesWhatIsReadBy(value)) {
                return i;
            }
        }
        return to;
    }

    /** {@return instructions written flat as one folded instruction, if each gives one value} */
    Optional<String> folded(int from, int to, Function<Span, String> shown) {
        List<String> stack = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int taken = code.before(i) - code.kept(i);
            if (code.gives(i).size() != 1
                    || taken > stack.size()
                    || code.span(i).start() != code.position(i)) {
                return Optional.empty();
            }
            List<String> operands = stack.subList(stack.size() - taken, stack.size());
            String text = "(" + shown.apply(code.span(i)) + (operands.isEmpty() ? "" : " " + String.join(" ", operands))
                    + ")";
            operands.clear();
            stack.add(text);
        }
        return stack.size() == 1 ? Optional.of(stack.getFirst()) : Optional.empty();
    }
}
