package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.names.Definition;
import java.util.BitSet;
import java.util.List;

/** Which locals of a function are read and which are set, and the lints that follow from it. */
final class Locals {
    private final Body body;
    private final BitSet read = new BitSet();
    private final BitSet readAgain = new BitSet();
    private final BitSet set = new BitSet();
    private final int count;

    Locals(Body body) {
        this.body = body;
        this.count = body.module()
                .module()
                .locals(body.module().module().functions().get(body.number()))
                .size();
        for (int i = 0; i < body.size(); i++) {
            switch (body.op(i)) {
                case LOCAL_GET -> {
                    if (body.immediates(i) instanceof Immediates.Index(int index) && index >= 0 && read.get(index)) {
                        readAgain.set(index);
                    }
                    note(read, i);
                }
                case LOCAL_SET, LOCAL_TEE -> note(set, i);
                default -> {
                    // has nothing to do with locals
                }
            }
        }
    }

    private void note(BitSet kind, int i) {
        if (body.immediates(i) instanceof Immediates.Index(int index) && index >= 0 && index < count) {
            kind.set(index);
        }
    }

    /** {@return whether an instruction that reads a local is the only one that does} */
    boolean isReadOnce(int get) {
        return body.immediates(get) instanceof Immediates.Index(int index)
                && index >= 0 // a name that is not defined stands for nothing
                && !readAgain.get(index);
    }

    /** Adds locals that are neither read nor set. Parameters are {@link #unusedParameters another matter}. */
    static void unused(Body body, List<Finding> found) {
        Locals locals = body.locals();
        int parameters = locals.parameters();
        for (Definition local : locals.without(locals.read, locals.set)) {
            if (local.index() >= parameters && !isSilenced(local)) {
                found.add(locals.finding(Lint.UNUSED, local, "local " + Unused.shown(local) + " is never used"));
            }
        }
    }

    /**
     * Adds parameters with a name that are neither read nor set, unless the function names its type, which others share. A
     * parameter without a name is left alone: there is no shorter way to say that it does not matter.
     */
    static void unusedParameters(Body body, List<Finding> found) {
        if (TypeUse.isNamed(body.segment())) {
            return;
        }
        Locals locals = body.locals();
        int parameters = locals.parameters();
        for (Definition local : locals.without(locals.read, locals.set)) {
            if (local.index() < parameters && local.name().isPresent() && !isSilenced(local)) {
                found.add(locals.finding(Lint.UNUSED, local, "parameter " + Unused.shown(local) + " is never used"));
            }
        }
    }

    /** Adds locals and parameters that are set but not read. */
    static void unread(Body body, List<Finding> found) {
        Locals locals = body.locals();
        BitSet unread = (BitSet) locals.set.clone();
        unread.andNot(locals.read);
        if (!unread.isEmpty()) {
            for (Definition local : locals.definitions()) {
                if (unread.get(local.index()) && !isSilenced(local)) {
                    found.add(locals.finding(
                            Lint.UNREAD, local, "local " + Unused.shown(local) + " is set but never read"));
                }
            }
        }
    }

    private static boolean isSilenced(Definition local) {
        return local.name().filter(Unused::isSilenced).isPresent();
    }

    private int parameters() {
        FunctionType type = body.module().module().functionType(function());
        return type == null ? Integer.MAX_VALUE : type.parameters().size();
    }

    private int function() {
        return body.module().module().importedFunctionCount() + body.number();
    }

    private List<Definition> definitions() {
        return body.module().lookup().locals(function());
    }

    /** {@return the locals that are in neither set}; usually all are, and then nothing is looked up */
    private List<Definition> without(BitSet some, BitSet others) {
        BitSet all = new BitSet();
        all.or(some);
        all.or(others);
        return all.nextClearBit(0) >= count
                ? List.of()
                : definitions().stream()
                        .filter(local -> !all.get(local.index()))
                        .toList();
    }

    private Finding finding(Lint lint, Definition local, String message) {
        return new Finding(lint, local.nameSpan().shifted(-body.base()), message, List.of());
    }
}
