package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.HostedFunction;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.MemoryBudget;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.engine.store.WasmFunction;
import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.ElementItems;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.Global;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.module.Table;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes instances (core spec 4.5.4) and calls their functions. */
public final class Instances {
    private Instances() {}

    /** What an instance imports, each kind in the order of the module's imports, of the types that the module wants. */
    public record Imported(
            List<WasmFunction> functions,
            List<ReferenceTable> tables,
            List<LinearMemory> memories,
            List<GlobalCell> globals,
            List<ExceptionTag> tags) {
        /** Copies the lists. */
        public Imported {
            functions = List.copyOf(functions);
            tables = List.copyOf(tables);
            memories = List.copyOf(memories);
            globals = List.copyOf(globals);
            tags = List.copyOf(tags);
        }
    }

    /**
     * {@return an instance with its memories, tables and globals made; segments are not in their places yet}
     *
     * @param budget what the memories may take
     * @throws IllegalArgumentException if a memory or table is too large for this engine, or for the budget
     */
    public static InstanceState allocate(
            ExecutionControl control, ModuleCode code, Imported imported, MemoryBudget budget) {
        Module module = code.module();
        WasmFunction[] functions = imported.functions().toArray(new WasmFunction[module.functionCount()]);
        GlobalCell[] globals = imported.globals().toArray(new GlobalCell[module.globalCount()]);
        var constant = new Constant(code.types(), functions, globals);
        LinearMemory[] memories = Stream.concat(
                        imported.memories().stream(),
                        module.memories().stream().map(memory -> LinearMemory.of(memory.type(), budget)))
                .toArray(LinearMemory[]::new);
        ExceptionTag[] tags = tags(code, imported.tags());
        ReferenceTable[] tables = imported.tables().toArray(new ReferenceTable[module.tableCount()]);
        @Nullable Object[][] elements = new @Nullable Object[module.elements().size()][];
        byte[][] data =
                module.data().stream().map(segment -> segment.bytes().toArray()).toArray(byte[][]::new);

        var state = new InstanceState(
                code.name(), module, code.types(), functions, tables, memories, globals, tags, elements, data);
        define(control, code, state, functions);
        int global = imported.globals().size();
        for (Global definition : module.globals()) {
            globals[global++] = new GlobalCell(code.types(), definition.type(), constant.of(definition.initializer()));
        }
        int table = imported.tables().size();
        for (Table definition : module.tables()) {
            Object initial = definition
                    .initializer()
                    .map(constant::of)
                    .map(Slots::reference)
                    .orElse(null);
            tables[table++] = new ReferenceTable(code.types(), definition.type(), initial);
        }
        for (int i = 0; i < elements.length; i++) {
            elements[i] = references(module.elements().get(i).items(), functions, constant);
        }
        return state;
    }

    /**
     * {@return an instance whose memories, tables and globals another runtime has made and initialised}
     *
     * @param held the imported functions; memories, tables, globals and tags all, those that the module defines too
     */
    public static InstanceState adopt(ExecutionControl control, ModuleCode code, Imported held) {
        Module module = code.module();
        WasmFunction[] functions = held.functions().toArray(new WasmFunction[module.functionCount()]);
        GlobalCell[] globals = held.globals().toArray(GlobalCell[]::new);
        var state = new InstanceState(
                code.name(),
                module,
                code.types(),
                functions,
                held.tables().toArray(ReferenceTable[]::new),
                held.memories().toArray(LinearMemory[]::new),
                globals,
                tags(code, held.tags()),
                new @Nullable Object[module.elements().size()][],
                module.data().stream().map(segment -> segment.bytes().toArray()).toArray(byte[][]::new));
        define(control, code, state, functions);
        segments(state, new Constant(code.types(), functions, globals));
        return state;
    }

    /** Makes the segments that can still be used; the active ones are where they belong. */
    private static void segments(InstanceState state, Constant constant) {
        Module module = state.module();
        for (int i = 0; i < module.elements().size(); i++) {
            Element element = module.elements().get(i);
            if (element.mode() == SegmentMode.Passive.PASSIVE) {
                state.setElement(i, references(element.items(), functions(state), constant));
            } else {
                state.dropElement(i);
            }
        }
        for (int i = 0; i < module.data().size(); i++) {
            if (module.data().get(i).mode() instanceof SegmentMode.Active) {
                state.dropData(i);
            }
        }
    }

    private static ExceptionTag[] tags(ModuleCode code, List<ExceptionTag> imported) {
        Module module = code.module();
        ExceptionTag[] tags = imported.toArray(new ExceptionTag[module.tagCount()]);
        for (int i = imported.size(); i < tags.length; i++) {
            tags[i] = new ExceptionTag(code.types().get(module.tag(i).typeIndex()), code.tagName(i));
        }
        return tags;
    }

    private static void define(
            ExecutionControl control, ModuleCode code, InstanceState state, WasmFunction[] functions) {
        Module module = code.module();
        var defined = new CodeFunction[module.functions().size()];
        var unit = new Unit(control.interpreter(), code, state, defined);
        int first = module.importedFunctionCount();
        for (int i = 0; i < defined.length; i++) {
            Function function = module.functions().get(i);
            FunctionType type = Objects.requireNonNull(module.types().function(function.typeIndex()));
            defined[i] = new CodeFunction(
                    unit, first + i, code.types().get(function.typeIndex()), type, code.functionName(first + i));
            functions[first + i] = defined[i];
        }
    }

    private static @Nullable Object[] references(ElementItems items, WasmFunction[] functions, Constant constant) {
        return switch (items) {
            case ElementItems.Functions(List<Integer> indices) ->
                indices.stream().map(index -> functions[index]).toArray();
            case ElementItems.Expressions(List<Expression> expressions) ->
                expressions.stream().map(constant::of).map(Slots::reference).toArray();
        };
    }

    /**
     * Copies the active segments to their places and empties those that cannot be used again.
     *
     * @throws Trap if one does not fit; those before it stay copied
     */
    public static void initialize(InstanceState state) {
        Module module = state.module();
        var constant = new Constant(state.types(), functions(state), globals(state));
        for (int i = 0; i < module.elements().size(); i++) {
            Element element = module.elements().get(i);
            if (element.mode() instanceof SegmentMode.Active(int table, Expression offset)) {
                copyElement(state, i, state.table(table), unsigned(constant.of(offset)));
            }
            if (element.mode() != SegmentMode.Passive.PASSIVE) {
                state.dropElement(i);
            }
        }
        for (int i = 0; i < module.data().size(); i++) {
            Data data = module.data().get(i);
            if (data.mode() instanceof SegmentMode.Active(int memory, Expression offset)) {
                copyData(state, i, state.memory(memory), unsigned(constant.of(offset)));
                state.dropData(i);
            }
        }
    }

    private static void copyElement(InstanceState state, int number, ReferenceTable table, long offset) {
        @Nullable Object[] segment = state.element(number);
        if (offset < 0 || offset > table.size() - segment.length) {
            throw new Trap(
                    TrapReason.OUT_OF_BOUNDS_TABLE_ACCESS,
                    "elem segment " + number + " puts " + segment.length + " entries at "
                            + Long.toUnsignedString(offset) + ", the table has " + table.size(),
                    List.of());
        }
        table.write((int) offset, segment, 0, segment.length);
    }

    private static void copyData(InstanceState state, int number, LinearMemory memory, long offset) {
        byte[] segment = state.data(number);
        if (offset < 0 || offset > memory.byteSize() - segment.length) {
            throw new Trap(
                    TrapReason.OUT_OF_BOUNDS_MEMORY_ACCESS,
                    "data segment " + number + " puts " + segment.length + " bytes at " + Long.toUnsignedString(offset)
                            + ", the memory has " + memory.byteSize(),
                    List.of());
        }
        memory.storeBytes(offset, segment, 0, segment.length);
    }

    private static long unsigned(Value offset) {
        return offset instanceof Value.I64 ? Slots.bits(offset) : Slots.bits(offset) & 0xFFFF_FFFFL;
    }

    private static WasmFunction[] functions(InstanceState state) {
        var functions = new WasmFunction[state.functionCount()];
        for (int i = 0; i < functions.length; i++) {
            functions[i] = state.function(i);
        }
        return functions;
    }

    private static GlobalCell[] globals(InstanceState state) {
        var globals = new GlobalCell[state.globalCount()];
        for (int i = 0; i < globals.length; i++) {
            globals[i] = state.global(i);
        }
        return globals;
    }

    /**
     * {@return the results of a function}
     *
     * @param arguments of the number and types that the function wants
     * @throws IllegalArgumentException if they are others; the message says which was wanted
     * @throws Trap if the code traps
     * @throws IllegalStateException if another thread is running code of the same {@link ExecutionControl}
     */
    public static List<Value> call(WasmFunction function, List<Value> arguments) {
        requireArguments(function, arguments);
        return switch (function) {
            case CodeFunction code -> code.unit.interpreter.invoke(code, arguments);
            case HostedFunction hosted -> hosted.call(arguments);
            default -> throw new IllegalArgumentException("cannot call " + function);
        };
    }

    private static void requireArguments(WasmFunction function, List<Value> arguments) {
        var types = function.type().parameters();
        if (types.size() != arguments.size()) {
            throw new IllegalArgumentException("function " + function.name() + " takes " + count(types.size()) + " "
                    + FunctionType.showStack(types) + " but was given " + arguments.size());
        }
        for (int i = 0; i < types.size(); i++) {
            try {
                Slots.requireType(function.scope(), types.get(i), arguments.get(i));
            } catch (IllegalArgumentException mismatch) {
                throw new IllegalArgumentException(
                        "argument " + (i + 1) + " of function " + function.name() + ": " + mismatch.getMessage(),
                        mismatch);
            }
        }
    }

    private static String count(int arguments) {
        return arguments == 1 ? "1 argument" : arguments + " arguments";
    }
}
