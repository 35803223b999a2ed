package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is open at a place by the tokens before it in its segment. The tree would not do: it is about the whole text,
 * which is broken while someone types.
 */
final class PlaceReader {
    /** {@code (then} is one part, {@code (else} the second. */
    private static final int ELSE_PART = 2;

    private final SyntaxTree tree;
    private final int segment;
    private final Tokens tokens;
    private final boolean hasCode;
    private final List<Frame> frames = new ArrayList<>();
    private final CodeSoFar code = new CodeSoFar();
    private boolean afterOpen;

    PlaceReader(SyntaxTree tree, int segment) {
        this.tree = tree;
        this.segment = segment;
        this.tokens = tree.segment(segment).tokens();
        this.hasCode = tree.segment(segment).kind().isField();
    }

    List<Frame> frames() {
        return frames;
    }

    CodeSoFar code() {
        return code;
    }

    /** {@return whether a parenthesis stands right before the place} */
    boolean afterOpen() {
        return afterOpen;
    }

    /** Reads the tokens before {@code end}. */
    void read(int end) {
        for (int token = 0; token < end; token++) {
            if (tokens.isTrivia(token)) {
                continue;
            }
            int kind = tokens.code(token);
            if (afterOpen) {
                afterOpen = false;
                if (kind != TokenCode.OPEN && kind != TokenCode.CLOSE) {
                    open(kind, token);
                    continue;
                }
                open(0, token);
            }
            switch (kind) {
                case TokenCode.OPEN -> afterOpen = true;
                case TokenCode.CLOSE -> close(token);
                default -> token(kind, token);
            }
        }
    }

    private @Nullable Frame top() {
        return frames.isEmpty() ? null : frames.getLast();
    }

    private String text(int token) {
        return tree.text(segment, token);
    }

    private void open(int head, int token) {
        Frame parent = top();
        Frame frame = new Frame(kind(head, parent), head, token);
        if (parent != null && isCode(frame, parent)) {
            begin(parent);
        }
        if (hasCode) {
            code.open(frame, parent, head == 0 ? "" : text(token));
        }
        if (parent != null && parent.kind == Frame.Kind.IF) {
            parent.lastPart = frame.is(Word.THEN) ? 1 : frame.isOp(Opcode.ELSE) ? ELSE_PART : parent.lastPart;
        }
        if (frame.kind == Frame.Kind.CODE && frame.isOp(Opcode.CATCH)) {
            frame.op = Opcode.CATCH;
        }
        frame.op = frame.kind == Frame.Kind.CODE || frame.kind == Frame.Kind.PLAIN
                ? frame.op
                : frame.headOpcode().orElse(null);
        frames.add(frame);
    }

    private static Frame.Kind kind(int head, @Nullable Frame parent) {
        if (parent == null || !TokenCode.isOpcode(head)) {
            boolean code = head == Word.THEN.code()
                    || head == Word.DO.code()
                    || head == Word.OFFSET.code()
                    || head == Word.ITEM.code();
            boolean field = parent == null
                    && (head == Word.FUNC.code()
                            || head == Word.GLOBAL.code()
                            || head == Word.TABLE.code()
                            || head == Word.ELEM.code()
                            || head == Word.DATA.code());
            boolean inlineElem = parent != null
                    && parent.kind == Frame.Kind.CODE
                    && head == Word.ELEM.code()
                    && parent.is(Word.TABLE);
            return code || field || inlineElem ? Frame.Kind.CODE : Frame.Kind.PLAIN;
        }
        return switch (TokenCode.opcode(head)) {
            case BLOCK, LOOP, TRY_TABLE -> Frame.Kind.BLOCK;
            case IF -> Frame.Kind.IF;
            case TRY -> Frame.Kind.TRY;
            case ELSE -> Frame.Kind.CODE;
            case CATCH, CATCH_ALL, DELEGATE -> parent.kind == Frame.Kind.TRY ? Frame.Kind.CODE : Frame.Kind.PLAIN;
            default -> parent.kind == Frame.Kind.PLAIN ? Frame.Kind.PLAIN : Frame.Kind.FOLDED;
        };
    }

    /** {@return whether a group is code of what is around it, not an immediate or a declaration} */
    private static boolean isCode(Frame frame, Frame parent) {
        return frame.kind != Frame.Kind.PLAIN
                && parent.kind != Frame.Kind.PLAIN
                && !parent.is(Word.ELEM)
                && !parent.is(Word.DATA)
                && !frame.is(Word.ELEM);
    }

    /** The last instruction has no more immediates, since another one begins. */
    private void begin(Frame frame) {
        finish(frame);
        if (hasCode) {
            code.began(frame);
        }
        frame.began = true;
        frame.op = null;
        frame.immediates.clear();
    }

    private void finish(Frame frame) {
        if (hasCode && frame.op != null && Slots.of(frame.op, frame.immediates).required()) {
            code.lacking(frame);
        }
    }

    private void token(int kind, int token) {
        Frame frame = top();
        if (frame == null) {
            return;
        }
        if (TokenCode.isOpcode(kind) && frame.kind != Frame.Kind.PLAIN && !isName(frame)) {
            flat(frame, TokenCode.opcode(kind), token);
            return;
        }
        if (hasCode && accepts(frame, kind)) {
            code.token(frame, text(token));
        }
        add(frame, new Frame.Item(kind, token, false));
    }

    /** {@return whether a token can stand at its place: what cannot is not part of the code} */
    private static boolean accepts(Frame frame, int kind) {
        if (kind == TokenCode.RESERVED || kind == TokenCode.BAD) {
            return false;
        }
        if (frame.kind == Frame.Kind.PLAIN || frame.op == null) {
            return !frame.began;
        }
        boolean label = frame.op.opensBlock() && kind == TokenCode.ID;
        return label && frame.immediates.isEmpty()
                || !Slots.of(frame.op, frame.immediates).next().isEmpty();
    }

    /** Instructions stand in no list of element types. */
    private static boolean isName(Frame frame) {
        return frame.kind == Frame.Kind.CODE && (frame.is(Word.ELEM) || frame.is(Word.DATA));
    }

    private void flat(Frame frame, Opcode op, int token) {
        switch (op) {
            case BLOCK, LOOP, IF, TRY, TRY_TABLE -> {
                begin(frame);
                Frame block = new Frame(Frame.Kind.FLAT, TokenCode.of(op), token);
                block.op = op;
                if (hasCode) {
                    code.open(block, frame, text(token));
                }
                frames.add(block);
            }
            case ELSE, CATCH, CATCH_ALL -> {
                if (frame.kind == Frame.Kind.FLAT) {
                    begin(frame);
                    frame.op = op;
                    frame.lastPart = ELSE_PART;
                    if (hasCode) {
                        code.middle(frame, op);
                        frame.bodyStart = -1;
                    }
                }
            }
            case END, DELEGATE -> {
                if (frame.kind == Frame.Kind.FLAT) {
                    endFlat(frame);
                    Frame parent = frames.getLast();
                    parent.op = op;
                    parent.ended = frame;
                    parent.opMuted = true;
                }
            }
            default -> {
                begin(frame);
                frame.op = op;
                if (hasCode) {
                    code.flat(frame, text(token));
                }
            }
        }
    }

    private void endFlat(Frame frame) {
        finish(frame);
        if (hasCode) {
            code.began(frame);
            code.end(frame);
        }
        frames.removeLast();
    }

    private static void add(Frame frame, Frame.Item item) {
        (frame.op != null || frame.began ? frame.immediates : frame.items).add(item);
    }

    private void close(int token) {
        while (!frames.isEmpty() && frames.getLast().kind == Frame.Kind.FLAT) {
            endFlat(frames.getLast());
        }
        if (frames.isEmpty()) {
            return;
        }
        Frame frame = frames.removeLast();
        Frame parent = top();
        finish(frame);
        if (hasCode) {
            code.close(frame, parent);
        }
        if (parent != null && !isCode(frame, parent)) {
            add(parent, new Frame.Item(frame.head, frame.headToken, true));
        }
    }
}
