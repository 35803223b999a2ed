package dev.stepwasm.ide.action.motion;

import dev.stepwasm.wasm.opcode.Opcode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which values of locals some instructions of a function need, and who needs those that they leave. */
final class LocalFlow {
    private final FunctionCode code;

    LocalFlow(FunctionCode code) {
        this.code = code;
    }

    /**
     * What instructions do with locals.
     *
     * @param needed may be read as they were before
     * @param set may be set
     * @param surelySet are set whenever execution goes on behind them, by the rule of validation (core spec 3.4.1)
     */
    record Uses(BitSet needed, BitSet set, BitSet surelySet) {}

    /** {@return what instructions from one up to another do, which are whole blocks} */
    Uses uses(int from, int to) {
        Uses uses = new Uses(new BitSet(), new BitSet(), new BitSet());
        List<BitSet> outer = new ArrayList<>();
        BitSet sure = uses.surelySet();
        for (int i = from; i < to; i++) {
            Opcode op = code.op(i);
            int local = code.index(i);
            if (op.opensBlock()) {
                outer.add((BitSet) sure.clone());
            } else if (op == Opcode.ELSE || op == Opcode.CATCH || op == Opcode.CATCH_ALL) {
                reset(sure, outer.getLast());
            } else if (op == Opcode.END || op == Opcode.DELEGATE) {
                reset(sure, outer.removeLast());
            } else if (code.gets(i) && !sure.get(local)) {
                uses.needed().set(local);
            } else if (code.sets(i)) {
                uses.set().set(local);
                sure.set(local);
            }
        }
        return uses;
    }

    private static void reset(BitSet sure, BitSet before) {
        sure.clear();
        sure.or(before);
    }

    /** {@return whether the value that a local has before an instruction may be read from there on} */
    boolean isReadFrom(int start, int local) {
        BitSet seen = new BitSet();
        List<Integer> pending = new ArrayList<>(List.of(start));
        while (!pending.isEmpty()) {
            int i = pending.removeLast();
            if (i >= code.size() || seen.get(i)) {
                continue;
            }
            seen.set(i);
            if (code.gets(i) && code.index(i) == local) {
                return true;
            }
            if (!code.sets(i) || code.index(i) != local) {
                addNext(i, pending);
            }
        }
        return false;
    }

    private void addNext(int i, List<Integer> next) {
        Opcode op = code.op(i);
        if (op != Opcode.TRY_TABLE) {
            for (int target : code.targets(i)) {
                addTarget(target, next);
            }
        }
        switch (op) {
            case ELSE, CATCH, CATCH_ALL -> next.add(code.endOf(code.openerOf(i)));
            case IF -> {
                next.add(i + 1);
                next.add(
                        code.partsOf(i).isEmpty()
                                ? code.endOf(i)
                                : code.partsOf(i).getFirst() + 1);
            }
            default -> {
                if (code.goesOn(i)) {
                    next.add(i + 1);
                }
            }
        }
        if (Effect.mayThrow(op) && code.handlesExceptions()) {
            next.addAll(handlers(i));
        }
    }

    private void addTarget(int target, List<Integer> next) {
        if (target != FunctionCode.FUNCTION) {
            next.add(code.op(target) == Opcode.LOOP ? target + 1 : code.endOf(target) + 1);
        }
    }

    /** {@return where an exception that an instruction throws may be caught in this function} */
    List<Integer> handlers(int i) {
        List<Integer> handlers = new ArrayList<>();
        for (int block = code.block(i); block != FunctionCode.FUNCTION; block = code.block(block)) {
            if (code.op(block) == Opcode.TRY_TABLE) {
                for (int target : code.targets(block)) {
                    addTarget(target, handlers);
                }
            } else if (code.op(block) == Opcode.TRY) {
                for (int part : code.partsOf(block)) {
                    handlers.add(part + 1);
                }
            }
        }
        return handlers;
    }
}
