package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.interpret.CodeHook;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.HookPlaces;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.interpret.TrapHook;
import dev.stepwasm.wasm.module.Module;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often each instruction of a module runs, in all its instances under one control. Counting happens at the
 * first instruction of each straight run, so a program takes several times as long, not hundreds. Used by the thread that
 * runs the program; read it when nothing runs.
 */
public final class Coverage implements CodeHook, TrapHook {
    private final Listing listing;
    private final ModuleCode code;
    /** By function that the module defines. */
    private final @Nullable Counts[] counts;

    private final int imported;

    /** Coverage of a module that has not run. */
    public Coverage(Listing listing) {
        this.listing = listing;
        this.code = listing.module().code();
        Module module = code.module();
        this.imported = module.importedFunctionCount();
        this.counts = new @Nullable Counts[module.functions().size()];
    }

    /** Counts what runs under a control from now on. */
    public Attachment attach(ExecutionControl control) {
        control.hooks().attach((CodeHook) this);
        control.hooks().attach((TrapHook) this);
        return () -> {
            control.hooks().detach((CodeHook) this);
            control.hooks().detach((TrapHook) this);
        };
    }

    @Override
    public HookPlaces places(ModuleCode module, int functionIndex) {
        return module == code
                ? HookPlaces.before(counts(functionIndex).offsets()).withEntry()
                : HookPlaces.none();
    }

    private Counts counts(int functionIndex) {
        @Nullable Counts known = counts[functionIndex - imported];
        if (known == null) {
            known = new Counts(code, functionIndex);
            counts[functionIndex - imported] = known;
        }
        return known;
    }

    @Override
    public void entered(Activation frame) {
        counts(frame.functionIndex()).entries++;
    }

    @Override
    public void before(Activation frame) {
        Counts function = counts(frame.functionIndex());
        int row = function.row(frame.codeOffset());
        function.reach(row);
        if (function.hasWays(row)) {
            List<Value> operands = frame.operands();
            function.decide(row, ((Value.I32) operands.getLast()).value());
        }
    }

    @Override
    public void trapped(Activation frame, Trap trap) {
        if (frame.code() == code) {
            Counts function = counts(frame.functionIndex());
            function.breakAt(function.row(frame.codeOffset()));
        }
    }

    /**
     * How often a function and its instructions ran.
     *
     * @param index in the module
     * @param name for people
     * @param entries how often it was called
     * @param instructions those that can run, in order; {@code else}, {@code end} and dead code are left out
     */
    public record OfFunction(int index, String name, long entries, List<OfInstruction> instructions) {
        /** Copies the list. */
        public OfFunction {
            instructions = List.copyOf(instructions);
        }
    }

    /**
     * How often an instruction ran.
     *
     * @param codeOffset byte offset in the module's file
     * @param line of the text, from 1; 0 if the text does not have it
     * @param count how often
     * @param ways how often each way from a branch was taken: of {@code if} and {@code br_if} the one if the condition holds
     *     and the other one, of {@code br_table} one for each label; empty for other instructions
     */
    public record OfInstruction(int codeOffset, int line, long count, List<Long> ways) {
        /** Copies the list. */
        public OfInstruction {
            ways = List.copyOf(ways);
        }
    }

    /** {@return the text that lines refer to} */
    public Listing listing() {
        return listing;
    }

    /** {@return all functions that the module defines, also those that never ran} */
    public List<OfFunction> functions() {
        List<OfFunction> all = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            int index = imported + i;
            Counts function = Optional.ofNullable(counts[i]).orElseGet(() -> new Counts(code, index));
            all.add(new OfFunction(index, code.functionName(index), function.entries, instructions(function)));
        }
        return all;
    }

    private List<OfInstruction> instructions(Counts function) {
        List<OfInstruction> all = new ArrayList<>();
        long[] perRow = function.perRow();
        for (int row = 0; row < perRow.length; row++) {
            if (function.canRun(row)) {
                int offset = function.body.get(row).position();
                int line = listing.position(offset).map(at -> at.line()).orElse(0);
                List<Long> ways = Arrays.stream(function.ways(row)).boxed().toList();
                all.add(new OfInstruction(offset, line, perRow[row], ways));
            }
        }
        return all;
    }
}
