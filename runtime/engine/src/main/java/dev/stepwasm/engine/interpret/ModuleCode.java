package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.compile.CodeSource;
import dev.stepwasm.engine.compile.CompiledModule;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.DefinedTypes;
import dev.stepwasm.wasm.binary.CodeReader;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The code of a module as the interpreter runs it, shared by all its instances. Compared by identity. Safe for any
 * thread.
 */
public final class ModuleCode implements CodeSource {
    private static final Set<Opcode> CALLS = EnumSet.of(
            Opcode.CALL,
            Opcode.CALL_INDIRECT,
            Opcode.CALL_REF,
            Opcode.RETURN_CALL,
            Opcode.RETURN_CALL_INDIRECT,
            Opcode.RETURN_CALL_REF);

    private final String name;
    private final Module module;
    private final DefinedTypes types;
    private final byte[] file;
    private final IntFunction<Optional<Position>> positions;
    private final int firstDefined;
    private final int[] codeStarts;
    private final boolean foreignMemory;
    private @Nullable CompiledModule compiled;
    private @Nullable CompiledModule debuggable;
    private final AtomicReferenceArray<@Nullable FunctionCode> functions;
    private final AtomicReferenceArray<@Nullable FastMap> fastMaps;
    private final AtomicReferenceArray<@Nullable OperandTypes> operandTypes;
    private final AtomicReferenceArray<@Nullable OperandOrigins> operandOrigins;
    private final AtomicReferenceArray<@Nullable List<Instruction>> instructions;

    /**
     * The code of a module that has been validated.
     *
     * @param name for people
     * @param file the binary that {@code module} was read from; must not change from now on
     * @param positions gives the place in the module's text of a code offset
     */
    public ModuleCode(String name, Module module, byte[] file, IntFunction<Optional<Position>> positions) {
        this(name, module, file, positions, false);
    }

    private ModuleCode(
            String name, Module module, byte[] file, IntFunction<Optional<Position>> positions, boolean foreignMemory) {
        this.foreignMemory = foreignMemory;
        this.name = name;
        this.module = module;
        this.types = DefinedTypes.of(module.types());
        this.file = file;
        this.positions = positions;
        this.firstDefined = module.importedFunctionCount();
        this.codeStarts = module.functions().stream()
                .mapToInt(function -> function.body().code().start())
                .toArray();
        this.functions = new AtomicReferenceArray<>(codeStarts.length);
        this.fastMaps = new AtomicReferenceArray<>(codeStarts.length);
        this.operandTypes = new AtomicReferenceArray<>(codeStarts.length);
        this.operandOrigins = new AtomicReferenceArray<>(codeStarts.length);
        this.instructions = new AtomicReferenceArray<>(codeStarts.length);
    }

    /**
     * {@return other code of the same module, for instances whose first memory is of another runtime} It is slower, and
     * breakpoints in the one are none in the other.
     */
    public ModuleCode forForeignMemory() {
        return new ModuleCode(name, module, file, positions, true);
    }

    /** {@return the code compiled for the JVM, or what is to become that; always the same} */
    public synchronized CompiledModule compiled() {
        CompiledModule known = compiled;
        if (known == null) {
            known = new CompiledModule(this, false);
            compiled = known;
        }
        return known;
    }

    /** {@return the same for code that somebody debugs} */
    public synchronized CompiledModule debuggable() {
        CompiledModule known = debuggable;
        if (known == null) {
            known = new CompiledModule(this, true);
            debuggable = known;
        }
        return known;
    }

    CompiledModule compiled(boolean isDebuggable) {
        return isDebuggable ? debuggable() : compiled();
    }

    /** {@return the name for people} */
    @Override
    public String name() {
        return name;
    }

    /** {@return the module} */
    @Override
    public Module module() {
        return module;
    }

    /** {@return the types that the module defines} */
    public DefinedTypes types() {
        return types;
    }

    /** {@return the binary; do not change it} */
    byte[] file() {
        return file;
    }

    /** {@return where the module's text has the instruction at a code offset, if there is a text} */
    @Override
    public Optional<Position> position(int codeOffset) {
        return positions.apply(codeOffset);
    }

    /** {@return the index of the function whose instructions contain a code offset} */
    public OptionalInt functionAt(int codeOffset) {
        int found = Arrays.binarySearch(codeStarts, codeOffset);
        int number = found >= 0 ? found : -found - 2;
        if (number < 0) {
            return OptionalInt.empty();
        }
        Span code = module.functions().get(number).body().code();
        return codeOffset < code.end() ? OptionalInt.of(firstDefined + number) : OptionalInt.empty();
    }

    /**
     * {@return the byte offsets of the instructions of a function that running code can stop before, in order: the
     * reachable ones, without {@code else} and {@code end}}
     *
     * @throws IndexOutOfBoundsException unless the module defines a function with that index
     */
    public int[] stopOffsets(int functionIndex) {
        FunctionCode code = function(functionIndex);
        return IntStream.range(0, code.size())
                .filter(code::canStopAt)
                .map(code::codeOffset)
                .toArray();
    }

    /** {@return the name of a function for people: {@code $fib} or {@code func[3]}} */
    @Override
    public String functionName(int functionIndex) {
        return module.functionName(functionIndex)
                .map(known -> "$" + known)
                .orElseGet(() -> "func[" + functionIndex + "]");
    }

    /** {@return the name of a tag for people: {@code $overflow} or {@code tag[0]}} */
    public String tagName(int tagIndex) {
        return Optional.ofNullable(module.names().tags().get(tagIndex))
                .or(() -> module.exports().stream()
                        .filter(export -> export.kind() == ExternalKind.TAG && export.index() == tagIndex)
                        .map(Export::name)
                        .findFirst())
                .map(known -> "$" + known)
                .orElse("tag[" + tagIndex + "]");
    }

    /** {@return whether the code reads and writes the array of a memory, and so wants it to have one} */
    boolean usesArray(int memory) {
        MemoryType type = module.memory(memory);
        return memory == 0 && !foreignMemory && !type.is64() && !type.shared();
    }

    @Override
    public DefinedType type(int index) {
        return types.get(index);
    }

    @Override
    public boolean isArray(int memory) {
        return usesArray(memory);
    }

    /** {@return all instructions of a function, read anew} */
    @Override
    public List<Instruction> body(int functionIndex) {
        return read(functionIndex - firstDefined);
    }

    /** {@return the flat code of a function that the module defines} */
    FunctionCode function(int functionIndex) {
        int number = functionIndex - firstDefined;
        @Nullable FunctionCode code = functions.get(number);
        if (code == null) { // Two threads may both do the work; either result is right.
            code = translator(functionIndex).translate();
            functions.set(number, code);
        }
        return code;
    }

    /** {@return the map of the fast code of a function that the module defines} */
    FastMap fastMap(int functionIndex) {
        int number = functionIndex - firstDefined;
        @Nullable FastMap map = fastMaps.get(number);
        if (map == null) {
            map = translator(functionIndex).map();
            fastMaps.set(number, map);
        }
        return map;
    }

    /** {@return the types of the operands everywhere in a function that the module defines} */
    OperandTypes operandTypes(int functionIndex) {
        int number = functionIndex - firstDefined;
        @Nullable OperandTypes types = operandTypes.get(number);
        if (types == null) {
            types = OperandTypes.of(module, module.functions().get(number), read(number));
            operandTypes.set(number, types);
        }
        return types;
    }

    /** {@return who pushed the operands everywhere in a function that the module defines} */
    OperandOrigins operandOrigins(int functionIndex) {
        int number = functionIndex - firstDefined;
        @Nullable OperandOrigins known = operandOrigins.get(number);
        if (known == null) {
            known = OperandOrigins.of(module, module.functions().get(number), instructions(functionIndex));
            operandOrigins.set(number, known);
        }
        return known;
    }

    /**
     * {@return all instructions of a function, with the final {@code end}; kept once it has been asked for}
     *
     * @throws IndexOutOfBoundsException unless the module defines a function with that index
     */
    public List<Instruction> instructions(int functionIndex) {
        int number = functionIndex - firstDefined;
        @Nullable List<Instruction> known = instructions.get(number);
        if (known == null) {
            known = List.copyOf(read(number));
            instructions.set(number, known);
        }
        return known;
    }

    /**
     * {@return how many instructions a function has, the final {@code end} too; none of them is kept}
     *
     * @throws IndexOutOfBoundsException unless the module defines a function with that index
     */
    public int instructionCount(int functionIndex) {
        int number = functionIndex - firstDefined;
        @Nullable List<Instruction> known = instructions.get(number);
        return known == null ? read(number).size() : known.size();
    }

    /**
     * {@return the instruction at a byte offset}
     *
     * @throws NoSuchElementException if the function has none there
     */
    public Instruction instruction(int functionIndex, int codeOffset) {
        int number = function(functionIndex).numberOfOffset(codeOffset);
        if (number < 0) {
            throw new NoSuchElementException(
                    functionName(functionIndex) + " has no instruction at offset 0x" + Integer.toHexString(codeOffset));
        }
        return instructions(functionIndex).get(number);
    }

    /**
     * {@return the types of the operands before an instruction, the bottom of the stack first; in dead code some are not
     * known}
     *
     * @throws NoSuchElementException if the function has no instruction there
     */
    public List<ValueType> operandsBefore(int functionIndex, int codeOffset) {
        int number = function(functionIndex).numberOfOffset(codeOffset);
        if (number < 0) {
            throw new NoSuchElementException(
                    functionName(functionIndex) + " has no instruction at offset 0x" + Integer.toHexString(codeOffset));
        }
        return operandTypes(functionIndex).before(number);
    }

    /**
     * {@return the type of the function that a call calls}
     *
     * @throws IllegalArgumentException if the instruction is no call
     */
    public FunctionType calledType(Instruction call) {
        return switch (call.opcode()) {
            case CALL, RETURN_CALL -> functionType(module.functionTypeIndex(index(call)));
            case CALL_REF, RETURN_CALL_REF -> functionType(index(call));
            case CALL_INDIRECT, RETURN_CALL_INDIRECT -> functionType(((Immediates.Indices) call.immediates()).first());
            default -> throw new IllegalArgumentException(call.opcode().keyword() + " is no call");
        };
    }

    private static int index(Instruction call) {
        return ((Immediates.Index) call.immediates()).index();
    }

    private FunctionType functionType(int typeIndex) {
        return Objects.requireNonNull(module.types().function(typeIndex), "a valid module has this type");
    }

    /** {@return the number of the first call at or after an instruction} */
    int nextCall(int functionIndex, int number) {
        List<Instruction> body = read(functionIndex - firstDefined);
        int found = number;
        while (!CALLS.contains(body.get(found).opcode())) {
            found++;
        }
        return found;
    }

    /** {@return how many operands the call at a byte offset takes} */
    int operandsOfCall(int functionIndex, int codeOffset) {
        Instruction call = instruction(functionIndex, codeOffset);
        return switch (call.immediates()) {
            case Immediates.Index(int type)
            when call.opcode() == Opcode.CALL_REF || call.opcode() == Opcode.RETURN_CALL_REF -> operandCount(type) + 1;
            case Immediates.Index(int callee) -> operandCount(module.functionTypeIndex(callee));
            case Immediates.Indices(int type, int table) -> operandCount(type) + 1;
            default -> throw new IllegalArgumentException("no call at " + codeOffset);
        };
    }

    /** {@return how many operands the instruction at a byte offset takes off the stack} */
    public int operandsTaken(int functionIndex, int codeOffset) {
        Instruction instruction = instruction(functionIndex, codeOffset);
        return switch (instruction.opcode()) {
            case UNREACHABLE, RETHROW -> 0;
            case THROW_REF -> 1;
            case THROW -> operandCount(module.tag(index(instruction)).typeIndex());
            case CALL, CALL_INDIRECT, CALL_REF, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF ->
                operandsOfCall(functionIndex, codeOffset);
            default ->
                operandOrigins(functionIndex).taken(function(functionIndex).numberOfOffset(codeOffset), codeOffset);
        };
    }

    private int operandCount(int typeIndex) {
        return Objects.requireNonNull(module.types().function(typeIndex))
                .parameters()
                .size();
    }

    private Translator translator(int functionIndex) {
        int number = functionIndex - firstDefined;
        Function function = module.functions().get(number);
        return new Translator(this, functionIndex, type(function), module.locals(function), read(number));
    }

    private FunctionType type(Function function) {
        return Objects.requireNonNull(module.types().function(function.typeIndex()), "a valid module has this type");
    }

    private List<Instruction> read(int number) {
        try {
            var reader =
                    new CodeReader(file, module.functions().get(number).body().code());
            var instructions = new ArrayList<Instruction>();
            while (reader.hasNext()) {
                instructions.add(reader.next());
            }
            return instructions;
        } catch (MalformedException e) {
            throw new IllegalStateException("the module has not been validated: " + e.reason(), e);
        }
    }
}
