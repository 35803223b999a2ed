package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The code before a place in the order in which it runs, as a text without folds: operands before their instruction, and
 * of blocks that are closed only what they take and give. With the blocks closed that are still open it is a whole
 * function, however broken the text behind the place is.
 */
final class CodeSoFar {
    private static final String GONE = "unreachable ";

    private final StringBuilder out = new StringBuilder();

    /** A frame begins; {@code parent} is null for the field itself. */
    void open(Frame frame, @Nullable Frame parent, String keyword) {
        frame.outStart = out.length();
        switch (frame.kind) {
            case PLAIN -> {
                boolean unknown = frame.head == 0 || frame.head == TokenCode.RESERVED;
                boolean late = parent != null && parent.kind != Frame.Kind.PLAIN && parent.began && parent.op == null;
                frame.sink = parent == null || unknown || late ? null : parent.sink;
                frame.sinkStart = frame.sink == null ? 0 : frame.sink.length();
                append(frame.sink, "(" + keyword);
            }
            case CODE -> {
                frame.sink = parent == null && !frame.is(Word.FUNC) ? null : out;
                part(frame, parent);
            }
            case FOLDED, IF -> {
                frame.sink = new StringBuilder();
                append(frame.sink, keyword);
            }
            case BLOCK, TRY, FLAT -> {
                frame.sink = out;
                frame.opStart = out.length();
                append(out, keyword);
            }
        }
    }

    /** {@code (then}, {@code (else} and so on end what was before them and begin the next part of the block. */
    private void part(Frame frame, @Nullable Frame parent) {
        if (parent == null || frame.head == 0) {
            return;
        }
        if (parent.kind == Frame.Kind.IF && parent.sink != null) {
            if (frame.is(Word.THEN) && parent.bodyStart < 0) {
                out.append(parent.sink);
                parent.bodyStart = out.length();
                parent.sink = out;
            } else if (frame.isOp(Opcode.ELSE) && parent.bodyStart >= 0) {
                out.setLength(parent.bodyStart);
                out.append(GONE).append("else ");
                parent.bodyStart = out.length();
            }
        } else if (parent.kind == Frame.Kind.TRY && !frame.is(Word.DO)) {
            reduce(parent);
            out.append(frame.isOp(Opcode.CATCH) ? "catch " : "catch_all ");
        }
    }

    /** A token that is not the first word of a frame. */
    void token(Frame frame, String text) {
        if (!frame.opMuted) {
            append(frame.sink, text);
        }
    }

    /** An instruction without parentheses that begins or ends no block. */
    void flat(Frame frame, String keyword) {
        frame.opMuted = false;
        if (frame.sink == null) {
            frame.sink = out; // the initial value of a global, written without parentheses
        }
        if (frame.takesFlat()) {
            frame.opStart = out.length();
            append(out, keyword);
        }
    }

    /** The last instruction of a frame lacks immediates: what it would have done nobody knows. */
    void lacking(Frame frame) {
        if (frame.kind == Frame.Kind.FOLDED && frame.sink != null) {
            frame.sink.setLength(0);
            append(frame.sink, GONE);
        } else if (frame.takesFlat()) {
            out.setLength(Math.min(frame.opStart, out.length()));
            out.append(GONE);
        }
    }

    /** {@code else} and the handlers of a flat block. */
    void middle(Frame frame, Opcode op) {
        reduce(frame);
        frame.opStart = out.length();
        append(out, op.keyword());
        frame.opMuted = op == Opcode.ELSE;
    }

    /** The first thing of a body: what is before it belongs to the head of the block. */
    void began(Frame frame) {
        if (frame.bodyStart < 0 && frame.kind != Frame.Kind.IF) {
            frame.bodyStart = out.length();
        }
    }

    private void reduce(Frame frame) {
        if (frame.bodyStart >= 0) {
            out.setLength(frame.bodyStart);
        }
        out.append(GONE);
    }

    /** The end of a block without parentheses, or of one that has none. */
    void end(Frame frame) {
        reduce(frame);
        if (frame.isOp(Opcode.IF) && frame.lastPart == 0) {
            out.append("else ").append(GONE);
        }
        out.append("end ");
    }

    void close(Frame frame, @Nullable Frame parent) {
        switch (frame.kind) {
            case PLAIN -> append(frame.sink, ")");
            case FOLDED -> out.append(frame.sink);
            case BLOCK, TRY -> end(frame);
            case IF -> {
                if (frame.bodyStart >= 0) {
                    out.setLength(frame.bodyStart);
                    out.append(GONE)
                            .append(frame.lastPart == 2 ? "" : "else " + GONE)
                            .append("end ");
                }
            }
            case CODE, FLAT -> {}
        }
        boolean alone = parent != null && (parent.is(Word.ELEM) || parent.is(Word.DATA) || parent.is(Word.TABLE));
        if (alone && frame.kind != Frame.Kind.PLAIN) {
            out.setLength(frame.outStart); // each expression in a segment stands for itself
        }
    }

    private static void append(@Nullable StringBuilder sink, String text) {
        if (sink != null) {
            sink.append(text).append(' ');
        }
    }

    /**
     * The whole function.
     *
     * @param place where in it the operands are asked for
     * @param before where the operands of the instruction begin that the place is an operand of, or -1
     * @param taker where this instruction stands, or -1
     */
    record Text(String text, int place, int before, int taker) {}

    /**
     * {@return the code as a function}
     *
     * @param head what stands before the code
     * @param frames those that are open, from the outermost
     * @param taker the frame whose operand is at the place, if it is an operand
     * @param unfinished whether the last instruction lacks something, and so is not counted
     */
    Text finish(String head, List<Frame> frames, @Nullable Frame taker, boolean unfinished) {
        Frame last = frames.getLast();
        int end =
                unfinished && last.takesFlat() && last.op != null ? Math.min(last.opStart, out.length()) : out.length();
        StringBuilder text = new StringBuilder(head);
        int before = -1;
        if (taker == null || taker.outStart > end) {
            text.append(out, 0, end);
        } else {
            text.append(out, 0, taker.outStart);
            before = text.length();
            text.append("nop ").append(out, taker.outStart, end);
        }
        int place = text.length();
        text.append("nop ");
        int operator = -1;
        if (before >= 0 && taker != null) {
            operator = text.length();
            text.append(taker.sink).append(taker.kind == Frame.Kind.IF ? "end " : "");
        }
        for (Frame frame : frames) {
            boolean open = switch (frame.kind) {
                case BLOCK, TRY, FLAT -> frame.opStart < end || frame.began;
                case IF -> frame.bodyStart >= 0;
                case PLAIN, CODE, FOLDED -> false;
            };
            text.append(open ? "end " : "");
        }
        return new Text(text.append(')').toString(), place, before, operator);
    }
}
