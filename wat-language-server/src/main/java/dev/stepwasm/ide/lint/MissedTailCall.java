package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that is the last thing a function does and could be a tail call. Not every such call is worth a word: one of the
 * function itself is, because it may go deep, and all are in a module that makes tail calls elsewhere.
 */
final class MissedTailCall implements BodyRule {
    /** Calls of the function itself. */
    @Override
    public void check(Body body, List<Finding> found) {
        look(body, true, found);
    }

    /** Adds the calls of other functions. */
    static void ofOthers(Body body, List<Finding> found) {
        look(body, false, found);
    }

    /** {@return whether a function makes a tail call} */
    static boolean isMade(Body body) {
        for (int i = 0; i < body.size(); i++) {
            switch (body.op(i)) {
                case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
                    return true;
                }
                default -> {
                    // look on
                }
            }
        }
        return false;
    }

    private static void look(Body body, boolean itself, List<Finding> found) {
        BitSet last = null;
        for (int i = 0; i < body.size(); i++) {
            @Nullable Opcode tail = tail(body.op(i));
            if (tail != null && mayBeLast(body, i) && isOfItself(body, i) == itself && givesTheSame(body, i)) {
                last = last == null ? last(body) : last;
                if (last.get(i) && body.reach().runs(i)) {
                    String message = "nothing comes after this call, so it can be `" + tail.keyword() + "`"
                            + (itself ? ", which needs no stack" : "");
                    found.add(new Finding(Lint.MISSED_TAIL_CALL, body.span(body.keyword(i)), message, List.of()));
                }
            }
        }
    }

    private static @Nullable Opcode tail(Opcode op) {
        return switch (op) {
            case CALL -> Opcode.RETURN_CALL;
            case CALL_INDIRECT -> Opcode.RETURN_CALL_INDIRECT;
            case CALL_REF -> Opcode.RETURN_CALL_REF;
            default -> null;
        };
    }

    private static boolean mayBeLast(Body body, int i) {
        return i + 1 == body.size()
                || switch (body.op(i + 1)) {
                    case END, ELSE, RETURN, NOP -> true;
                    default -> false;
                };
    }

    private static boolean isOfItself(Body body, int i) {
        return body.op(i) == Opcode.CALL
                && body.immediates(i) instanceof Immediates.Index(int index)
                && index == body.function();
    }

    /** As many results are the same results, since what the function gives fits its type. */
    private static boolean givesTheSame(Body body, int i) {
        FunctionType own = body.module().module().functionType(body.function());
        FunctionType other = called(body.module().module(), body.op(i), body.immediates(i));
        return own != null
                && other != null
                && own.results().size() == other.results().size();
    }

    private static @Nullable FunctionType called(Module module, Opcode op, Immediates immediates) {
        int index = switch (immediates) {
            case Immediates.Index(int one) -> one;
            case Immediates.Indices(int type, int table) -> type;
            default -> -1;
        };
        if (op == Opcode.CALL) {
            return index >= 0 && index < module.functionCount() ? module.functionType(index) : null;
        }
        return module.types().contains(index) ? module.types().function(index) : null;
    }

    /** {@return the instructions after which the function returns at once, outside of everything that catches} */
    private static BitSet last(Body body) {
        BitSet last = new BitSet();
        Deque<Boolean> ends = new ArrayDeque<>();
        boolean after = true;
        for (int i = body.size() - 1; i >= 0; i--) {
            last.set(i, after);
            switch (body.op(i)) {
                case END -> {
                    ends.push(after);
                    after &= !catches(body, body.opener(i));
                }
                case DELEGATE -> {
                    ends.push(after);
                    after = false;
                }
                case ELSE -> after = Boolean.TRUE.equals(ends.peek());
                case BLOCK, LOOP, IF, TRY, TRY_TABLE -> {
                    ends.poll();
                    after = false;
                }
                case RETURN -> after = true;
                case NOP -> {
                    // does nothing, so nothing changes
                }
                default -> after = false;
            }
        }
        last.andNot(caught(body));
        return last;
    }

    private static boolean catches(Body body, int opener) {
        return opener >= 0 && (body.op(opener) == Opcode.TRY || body.op(opener) == Opcode.TRY_TABLE);
    }

    private static BitSet caught(Body body) {
        BitSet caught = new BitSet();
        int tries = 0;
        for (int i = 0; i < body.size(); i++) {
            switch (body.op(i)) {
                case TRY, TRY_TABLE -> tries++;
                case END, DELEGATE -> tries -= catches(body, body.opener(i)) ? 1 : 0;
                default -> caught.set(i, tries > 0);
            }
        }
        return caught;
    }
}
