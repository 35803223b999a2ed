package dev.stepwasm.ide.action;

import dev.stepwasm.engine.CallLimits;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InstanceOptions;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.LinkException;
import dev.stepwasm.engine.StandIn;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.WasmException;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Whether two versions of a module do the same: runs all functions that both have, exported or not, with the same generated
 * arguments and the same made-up imports, and compares results, traps, exceptions, calls of imports, memories and globals.
 * What does not end soon, or needs too many frames, says nothing.
 */
public final class SameResults {
    private static final long FUEL = 20_000;
    private static final long BYTES = 1L << 26;
    private static final int ROUNDS = 3;

    private final Analysis before;
    private final Analysis after;
    private final int module;
    private final Random random;
    private int compared;

    /**
     * For two versions of a text.
     *
     * @param module number of the module in both
     */
    public SameResults(Analysis before, Analysis after, int module, long seed) {
        this.before = before;
        this.after = after;
        this.module = module;
        this.random = new Random(seed);
    }

    /** {@return how many calls ended in both versions} */
    public int compared() {
        return compared;
    }

    /** One version that runs. */
    private record Side(StepInstance instance, List<String> trace) {
        String call(int function, List<Value> arguments) {
            try {
                return show(instance.call(instance.state().function(function), arguments));
            } catch (Trap trap) {
                return trap.reason() == TrapReason.CALL_STACK_EXHAUSTED ? "" : "trap: " + trap.reason();
            } catch (WasmException thrown) {
                return "exception: " + thrown.getClass();
            } catch (TerminatedException limit) {
                return "";
            }
        }

        /**
         * {@return memories and globals}
         *
         * @param which 0 or 1, the number in each pair that is of this side
         */
        String state(List<int[]> globals, List<int[]> memories, int which) {
            InstanceState state = instance.state();
            StringBuilder shown = new StringBuilder();
            for (int[] pair : globals) {
                shown.append(show(List.of(state.global(pair[which]).get()))).append(' ');
            }
            for (int[] pair : memories) {
                shown.append(hash(state.memory(pair[which]))).append(' ');
            }
            return shown.toString();
        }

        private static long hash(LinearMemory memory) {
            long hash = memory.byteSize();
            for (long at = 0; at + 8 <= memory.byteSize(); at += 8) {
                hash = hash * 31 + memory.readLong(at);
            }
            return hash;
        }
    }

    /** {@return what differs, if something does} */
    public Optional<String> difference() {
        byte[] first = Assembler.assemble(before, module).bytes();
        byte[] second = Assembler.assemble(after, module).bytes();
        List<int[]> pairs = definedPairs();
        List<int[]> globals = pairs(IndexSpace.GLOBAL);
        List<int[]> memories = pairs(IndexSpace.MEMORY);
        long seed = random.nextLong();
        int next = 0;
        while (next < pairs.size()) {
            Optional<Side> one = side(first, seed);
            Optional<Side> other = side(second, seed);
            if (one.isEmpty() || other.isEmpty()) {
                return one.isPresent() == other.isPresent()
                        ? Optional.empty()
                        : Optional.of("one cannot be instantiated");
            }
            boolean conclusive = true;
            while (next < pairs.size() && conclusive) {
                int[] pair = pairs.get(next++);
                for (int round = 0; round < ROUNDS && conclusive; round++) {
                    Optional<List<Value>> arguments = arguments(one.get(), pair[0]);
                    if (arguments.isPresent()) {
                        String wanted = one.get().call(pair[0], arguments.get());
                        String given = other.get().call(pair[1], arguments.get());
                        conclusive = !wanted.isEmpty() && !given.isEmpty();
                        compared += conclusive ? 1 : 0;
                        if (conclusive && !wanted.equals(given)) {
                            return Optional.of(
                                    "function " + pair[0] + show(arguments.get()) + ": " + wanted + " became " + given);
                        }
                    }
                }
            }
            String expected = one.get().state(globals, memories, 0);
            String actual = other.get().state(globals, memories, 1);
            if (conclusive && !expected.equals(actual)) {
                return Optional.of("memories or globals differ: " + expected + " became " + actual);
            }
            if (conclusive && !one.get().trace().equals(other.get().trace())) {
                return Optional.of("imports are called in another way");
            }
        }
        return Optional.empty();
    }

    /** The functions that both versions define. */
    private List<int[]> definedPairs() {
        int one = before.modules().get(module).module().importedFunctionCount();
        int other = after.modules().get(module).module().importedFunctionCount();
        return pairs(IndexSpace.FUNCTION).stream()
                .filter(pair -> pair[0] >= one && pair[1] >= other)
                .toList();
    }

    /** What both versions have, by name; what has no name is paired by its place. */
    private List<int[]> pairs(IndexSpace space) {
        List<String> one = names(before, space);
        List<String> other = names(after, space);
        List<int[]> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < one.size() && j < other.size()) {
            if (one.get(i).equals(other.get(j))) {
                pairs.add(new int[] {i++, j++});
            } else if (other.size() > one.size()) {
                j++;
            } else {
                i++;
            }
        }
        return pairs;
    }

    private List<String> names(Analysis analysis, IndexSpace space) {
        ModuleAnalysis all = analysis.modules().get(module);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < all.lowered().table(space).size(); i++) {
            Optional<Definition> definition = all.lowered().lookup().definition(space, i, -1);
            names.add(definition
                    .map(known -> known.name().orElseGet(() -> nameless(analysis, known)))
                    .orElse(""));
        }
        return names;
    }

    /** The text tells things without a name apart, but that of functions may change, unless it is for one to go. */
    private String nameless(Analysis analysis, Definition definition) {
        boolean changes = definition.space() == IndexSpace.FUNCTION && functionCount(before) <= functionCount(after);
        return changes ? "" : analysis.source().textOf(definition.span());
    }

    private int functionCount(Analysis analysis) {
        return analysis.modules().get(module).module().functionCount();
    }

    private static Optional<Side> side(byte[] binary, long seed) {
        StepModule module;
        try {
            module = StepModule.ofBinary("version", binary);
        } catch (InvalidModuleException e) {
            throw new IllegalStateException(e);
        }
        List<String> trace = new ArrayList<>();
        try {
            Imports.Builder imports = Imports.builder();
            Random results = new Random(seed);
            for (Import wanted : module.module().imports()) {
                StandIn standIn = wanted.type() instanceof ExternalType.Function
                        ? new StandIn.Function((name, type) -> arguments -> {
                            trace.add(name + show(arguments));
                            return values(type.results(), results).orElseThrow(() -> Trap.ofHost("no such value"));
                        })
                        : StandIn.freshWithin(BYTES);
                standIn.give(imports, module, wanted);
            }
            InstanceOptions options = InstanceOptions.defaults()
                    .withCalls(CallLimits.ofFuel(FUEL))
                    .withCallDepth(300)
                    .withMemoryBytes(BYTES);
            return Optional.of(new Side(module.instantiate(imports.build(), options), trace));
        } catch (Trap
                | WasmException
                | TerminatedException
                | LinkException
                | IllegalArgumentException
                | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private Optional<List<Value>> arguments(Side side, int function) {
        FunctionType type = side.instance().state().function(function).type();
        return values(type.parameters(), random);
    }

    /** Some values of some types, if there are any without an object to refer to. */
    private static Optional<List<Value>> values(List<ValueType> types, Random random) {
        List<Value> values = new ArrayList<>();
        for (ValueType type : types) {
            Value value = value(type, random);
            if (value == null) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(values);
    }

    private static Value value(ValueType type, Random random) {
        return switch (type) {
            case ValueType.Numeric.I32 -> Value.of((int) number(random));
            case ValueType.Numeric.I64 -> Value.of(number(random));
            case ValueType.Numeric.F32 -> Value.of((float) fraction(random));
            case ValueType.Numeric.F64 -> Value.of(fraction(random));
            case ValueType.Vector.V128 -> new Value.V128(number(random), number(random));
            case ValueType.Reference reference ->
                reference.nullable() && !(reference.heap() instanceof HeapType.Concrete)
                        ? Value.Ref.ofNull(reference)
                        : null;
            case ValueType.Bottom bottom -> null;
        };
    }

    private static long number(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> random.nextInt(16);
            case 2 -> -1 - random.nextInt(4);
            case 3 -> random.nextBoolean() ? Integer.MIN_VALUE : Integer.MAX_VALUE;
            case 4 -> random.nextInt(1 << 16);
            default -> random.nextLong();
        };
    }

    private static double fraction(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> 0.0;
            case 1 -> -0.0;
            case 2 -> random.nextInt(100) / 4.0;
            case 3 -> random.nextBoolean() ? Double.NaN : Double.NEGATIVE_INFINITY;
            default -> random.nextGaussian() * 1e6;
        };
    }

    private static String show(List<Value> values) {
        StringBuilder shown = new StringBuilder("[");
        for (Value value : values) {
            shown.append(
                    switch (value) {
                        case Value.F32(float f) -> "f32:" + Integer.toHexString(Float.floatToRawIntBits(f));
                        case Value.F64(double d) -> "f64:" + Long.toHexString(Double.doubleToRawLongBits(d));
                        case Value.Ref(var type, var target) -> target == null ? "null" : "reference";
                        default -> value.show();
                    });
            shown.append(' ');
        }
        return shown.append("]").toString();
    }
}
