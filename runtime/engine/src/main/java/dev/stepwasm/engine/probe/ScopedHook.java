package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.CodeHook;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.HookPlaces;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The hooks behind the probes of {@link Probes}. Used by the thread that runs the program. */
abstract sealed class ScopedHook implements CodeHook {
    final Scope scope;

    ScopedHook(Scope scope) {
        this.scope = scope;
    }

    @Override
    public final HookPlaces places(ModuleCode code, int functionIndex) {
        return scope.covers(code, functionIndex) ? wanted(code, functionIndex) : HookPlaces.none();
    }

    abstract HookPlaces wanted(ModuleCode code, int functionIndex);

    /** {@return the code offsets of the instructions in scope that fit} */
    final int[] offsets(ModuleCode code, int functionIndex, Predicate<Opcode> fits) {
        return code.instructions(functionIndex).stream()
                .filter(instruction -> scope.covers(instruction.position()) && fits.test(instruction.opcode()))
                .mapToInt(Instruction::position)
                .toArray();
    }

    /** Before each instruction. */
    static final class Instructions extends ScopedHook {
        private final Consumer<Activation> probe;

        Instructions(Scope scope, Consumer<Activation> probe) {
            super(scope);
            this.probe = probe;
        }

        @Override
        HookPlaces wanted(ModuleCode code, int functionIndex) {
            return HookPlaces.before(offsets(code, functionIndex, opcode -> true));
        }

        @Override
        public void before(Activation frame) {
            probe.accept(frame);
        }
    }

    /** At entries. */
    static final class Entries extends ScopedHook {
        private final Consumer<Activation> probe;

        Entries(Scope scope, Consumer<Activation> probe) {
            super(scope);
            this.probe = probe;
        }

        @Override
        HookPlaces wanted(ModuleCode code, int functionIndex) {
            return HookPlaces.none().withEntry();
        }

        @Override
        public void entered(Activation frame) {
            probe.accept(frame);
        }
    }

    /** At returns. */
    static final class Returns extends ScopedHook {
        private final ReturnProbe probe;

        Returns(Scope scope, ReturnProbe probe) {
            super(scope);
            this.probe = probe;
        }

        @Override
        HookPlaces wanted(ModuleCode code, int functionIndex) {
            return HookPlaces.none().withReturns();
        }

        @Override
        public void returns(Activation frame, List<Value> results) {
            probe.returns(frame, results);
        }
    }

    /** At calls. */
    static final class Calls extends ScopedHook {
        private final CallProbe probe;

        Calls(Scope scope, CallProbe probe) {
            super(scope);
            this.probe = probe;
        }

        @Override
        HookPlaces wanted(ModuleCode code, int functionIndex) {
            int[] calls = offsets(code, functionIndex, Callee::isCall);
            return HookPlaces.before(calls).withAfterCalls(calls);
        }

        @Override
        public void before(Activation frame) {
            Callee.of(frame).ifPresent(callee -> {
                int count = callee.type().parameters().size();
                List<Value> operands = frame.operands();
                int end = operands.size()
                        - Callee.operandsAboveArguments(frame.instruction().opcode());
                probe.before(
                        frame,
                        callee,
                        operands.subList(end - count, end),
                        Callee.isTail(frame.instruction().opcode()));
            });
        }

        @Override
        public void afterCall(Activation frame, List<Value> results) {
            probe.after(frame, results);
        }
    }

    /**
     * At loops. An arrival is a branch back if the instruction before it was a branch of the same frame: the instruction
     * counter tells.
     */
    static final class Loops extends ScopedHook {
        private static final long NEVER = -1;

        private final LoopProbe probe;
        private final ExecutionControl control;
        private long branchAt = NEVER;
        private int branchDepth;

        Loops(Scope scope, LoopProbe probe, ExecutionControl control) {
            super(scope);
            this.probe = probe;
            this.control = control;
        }

        @Override
        HookPlaces wanted(ModuleCode code, int functionIndex) {
            int[] loops = offsets(code, functionIndex, opcode -> opcode == Opcode.LOOP);
            int[] branches = loops.length == 0
                    ? loops
                    : code.instructions(functionIndex).stream()
                            .filter(instruction -> isBranch(instruction.opcode()))
                            .mapToInt(Instruction::position)
                            .toArray();
            var places = HookPlaces.before(loops).before();
            places.or(HookPlaces.before(branches).before());
            return new HookPlaces(loops.length > 0, false, places, new BitSet());
        }

        @Override
        public void entered(Activation frame) {
            branchAt = NEVER;
        }

        @Override
        public void before(Activation frame) {
            if (frame.instruction().opcode() != Opcode.LOOP) {
                branchAt = control.instructionCount();
                branchDepth = frame.depth();
                return;
            }
            boolean again =
                    branchAt != NEVER && control.instructionCount() == branchAt + 1 && frame.depth() == branchDepth;
            branchAt = NEVER;
            if (scope.covers(frame.codeOffset())) {
                probe.iterates(frame, again);
            }
        }

        private static boolean isBranch(Opcode opcode) {
            return switch (opcode) {
                case BR, BR_IF, BR_TABLE, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> true;
                default -> false;
            };
        }
    }

    /** At memory accesses. */
    static final class Memory extends ScopedHook {
        private final MemoryProbe probe;

        Memory(Scope scope, MemoryProbe probe) {
            super(scope);
            this.probe = probe;
        }

        @Override
        HookPlaces wanted(ModuleCode code, int functionIndex) {
            return HookPlaces.before(offsets(code, functionIndex, Accesses::touchesMemory));
        }

        @Override
        public void before(Activation frame) {
            Accesses.of(frame).forEach(probe::accessed);
        }
    }
}
