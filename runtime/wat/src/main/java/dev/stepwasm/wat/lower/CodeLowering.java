package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.LabelScope;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Turns the instructions under a node into a stream in the order in which they run: folded operands come before their
 * operator, blocks end with {@code end}. From the first syntax error on nothing is passed on, but names are still looked
 * up. Nesting is kept on a stack of its own.
 */
final class CodeLowering {
    /** The construct has pushed its label. */
    private static final int ENTERED = 1;
    /** The construct has popped its label. */
    private static final int ENDED = 2;

    private final Part part;
    private final Segment segment;
    private final Tokens tokens;
    private final LabelScope labels;
    private final ImmediateLowering immediates;
    private final UseListener uses;
    private final CodeSink sink;
    private int[] pending = new int[32];
    private byte[] states = new byte[32];
    private int depth;
    private int blocks;
    private int silentFrom = Integer.MAX_VALUE;
    private boolean silent;
    private boolean mismatched;

    CodeLowering(Part part, ImmediateLowering immediates, UseListener uses, CodeSink sink) {
        this.part = part;
        this.segment = part.segment();
        this.tokens = part.tokens();
        this.labels = immediates.labels();
        this.immediates = immediates;
        this.uses = uses;
        this.sink = sink;
    }

    /** Says that nothing from an offset of the segment on is to be passed on. */
    void silentFrom(int offset) {
        silentFrom = offset;
    }

    /** {@return whether everything was passed on} */
    boolean isComplete() {
        return !silent && silentFrom == Integer.MAX_VALUE;
    }

    /** Passes on the instructions below a node. */
    void lower(int root) {
        int end = segment.nodeEnd(root);
        int node = root + 1;
        while (true) {
            while (depth > 0 && segment.nodeEnd(pending[depth - 1]) <= node) {
                depth--;
                leave(pending[depth], states[depth]);
            }
            if (node >= end || sink.isDone()) {
                return;
            }
            node = enter(node);
        }
    }

    /** Handles a node on the way down and returns the node to go on with. */
    private int enter(int node) {
        switch (segment.kind(node)) {
            case INSTRUCTION -> {
                flat(node);
                return segment.nodeEnd(node);
            }
            case BLOCK -> {
                push(node);
                return node + 1;
            }
            case FOLDED, FOLDED_IF -> {
                push(node);
                return segment.nodeEnd(node + 1);
            }
            case FOLDED_BLOCK, FOLDED_TRY -> {
                push(node);
                begin(node + 1, node);
                return segment.nodeEnd(node + 1);
            }
            case THEN -> {
                silenceAfter(segment.start(node));
                if (depth > 0 && segment.kind(pending[depth - 1]) == NodeKind.FOLDED_IF && states[depth - 1] == 0) {
                    begin(pending[depth - 1] + 1, pending[depth - 1]);
                }
                return node + 1;
            }
            case ELSE -> {
                int keyword = segment.firstToken(node) + 1;
                while (tokens.isTrivia(keyword)) {
                    keyword++;
                }
                emit(Instruction.of(Opcode.ELSE, part.position(keyword)), keyword, node);
                return node + 1;
            }
            case HANDLER -> {
                plain(node + 1, node);
                return segment.nodeEnd(node + 1);
            }
            case DO -> {
                return node + 1;
            }
            case ERROR -> {
                silent = true;
                return segment.nodeEnd(node);
            }
            default -> {
                return segment.nodeEnd(node);
            }
        }
    }

    private void push(int node) {
        if (depth == pending.length) {
            pending = Arrays.copyOf(pending, depth * 2);
            states = Arrays.copyOf(states, depth * 2);
        }
        states[depth] = 0;
        pending[depth++] = node;
    }

    /** Handles a node after everything below it. */
    private void leave(int node, int state) {
        NodeKind kind = segment.kind(node);
        if (kind == NodeKind.FOLDED) {
            silenceAfter(segment.end(node));
            if (segment.kind(node + 1) == NodeKind.INSTRUCTION) {
                plain(node + 1, node);
            }
            return;
        }
        if ((state & ENDED) != 0) {
            return;
        }
        if ((state & ENTERED) == 0 || kind == NodeKind.BLOCK) {
            silent = true; // its end or its (then is missing, which the parser has reported
        } else {
            int close = segment.tokenEnd(node) - 1;
            emit(Instruction.of(Opcode.END, part.position(close)), close, -1);
        }
        if ((state & ENTERED) != 0) {
            labels.pop();
        }
    }

    /** What runs after its operands is not passed on either when the mistake is in one of them. */
    private void silenceAfter(int offset) {
        silent |= silentFrom < offset;
    }

    private void mark(int state) {
        if (depth > 0) {
            states[depth - 1] |= (byte) state;
        }
    }

    private void flat(int head) {
        switch (opcode(head)) {
            case BLOCK, LOOP, IF, TRY, TRY_TABLE -> begin(head, head);
            case ELSE -> {
                sameLabel(head);
                plain(head, head);
            }
            case END -> {
                sameLabel(head);
                plain(head, head);
                endBlock();
            }
            default -> plain(head, head);
        }
    }

    private Opcode opcode(int head) {
        return TokenCode.opcode(tokens.code(segment.firstToken(head)));
    }

    private void endBlock() {
        if (depth > 0 && (states[depth - 1] & (ENTERED | ENDED)) == ENTERED) {
            labels.pop();
            mark(ENDED);
        }
    }

    /** Begins a block: its label is known from here on, but not in its own type and catch clauses. */
    private void begin(int head, int whole) {
        int keyword = segment.firstToken(head);
        Instruction instruction = immediates.lower(opcode(head), head, part.position(keyword));
        int label = immediates.firstOperand(head);
        if (label >= 0 && tokens.code(label) == TokenCode.ID) {
            labels.push(part.textStart(label), part.textEnd(label), blocks);
        } else {
            labels.push(-1, -1, blocks);
        }
        uses.block(blocks++, head);
        mark(ENTERED);
        silentIfBroken(head);
        emit(instruction, keyword, whole);
    }

    /** Passes on an instruction that begins no block. */
    private void plain(int head, int whole) {
        Opcode op = opcode(head);
        if (op == Opcode.DELEGATE) {
            endBlock(); // its label counts from outside of the block that it ends
        }
        int keyword = segment.firstToken(head);
        Instruction instruction = immediates.lower(op, head, part.position(keyword));
        silentIfBroken(head);
        emit(instruction, keyword, whole);
    }

    /** Reports a label of {@code else} or {@code end} that differs from that of the block. */
    private void sameLabel(int head) {
        int label = immediates.firstOperand(head);
        if (label < 0) {
            return;
        }
        if (labels.isInnermost(part.textStart(label), part.textEnd(label))) {
            immediates.repeatedLabel(label);
        } else {
            mismatchingLabel(label);
        }
    }

    /** The first of them only: the others follow from it. */
    private void mismatchingLabel(int label) {
        if (mismatched || labels.depth() == 0) {
            return;
        }
        mismatched = true;
        String name = labels.innermost();
        int place = labels.innermostStart() - part.textStart(0) + part.position(0);
        List<Related> related = name.isEmpty()
                ? List.of()
                : List.of(new Related(new Span(place, place + name.length()), "the block gets its name here"));
        String message = name.isEmpty()
                ? "this label is `" + part.text(label) + "` but the block has none"
                : Problem.MISMATCHING_LABEL.message(part.text(label), name);
        Optional<String> suggestion = name.isEmpty() ? Optional.empty() : Optional.of(name);
        part.report(Problem.MISMATCHING_LABEL, label, message, related, suggestion);
    }

    /** An instruction whose immediates are no good ends with an error node. */
    private void silentIfBroken(int head) {
        int end = segment.nodeEnd(head);
        silent |= end > head + 1 && segment.kind(end - 1) == NodeKind.ERROR;
    }

    private void emit(Instruction instruction, int token, int whole) {
        if (tokens.start(token) >= silentFrom) {
            silent = true;
        }
        if (silent) {
            return;
        }
        if (whole >= 0) {
            sink.accept(instruction, part.nodePosition(whole), part.nodePositionAfter(whole));
        } else {
            sink.accept(instruction, part.position(token), part.positionAfter(token));
        }
    }
}
