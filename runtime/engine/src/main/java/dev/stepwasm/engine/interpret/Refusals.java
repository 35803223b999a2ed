package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.binary.CodeReader;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.ElementItems;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.Global;
import dev.stepwasm.wasm.module.LocalGroup;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.opcode.Feature;
import dev.stepwasm.wasm.type.CompositeType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.SubType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks through a valid module for what this engine does not run yet. */
final class Refusals {
    /** As many as browsers allow. */
    private static final int MOST_LOCALS = 50_000;

    private final Module module;
    private final byte[] file;
    private final Predicate<Feature> running;
    private @Nullable Refusal found;

    Refusals(Module module, byte[] file, Predicate<Feature> running) {
        this.module = module;
        this.file = file;
        this.running = running;
    }

    /** {@return whether instructions of a feature can run} */
    static boolean runs(Feature feature) {
        return switch (feature) {
            case MVP,
                    SIGN_EXTENSION,
                    SATURATING_CONVERSIONS,
                    MULTI_VALUE,
                    BULK_MEMORY,
                    REFERENCE_TYPES,
                    MULTI_MEMORY,
                    MEMORY64,
                    THREADS,
                    CUSTOM_PAGE_SIZES,
                    EXTENDED_CONST,
                    SIMD,
                    RELAXED_SIMD,
                    WIDE_ARITHMETIC,
                    TAIL_CALLS -> true;
            case FUNCTION_REFERENCES,
                    GC,
                    EXCEPTIONS,
                    LEGACY_EXCEPTIONS -> false;
        };
    }

    Optional<Refusal> first() {
        definitions();
        for (Function function : module.functions()) {
            if (found == null) {
                body(function);
            }
        }
        return Optional.ofNullable(found);
    }

    private void refuse(Feature feature, String what, int position) {
        if (found == null && !running.test(feature)) {
            found = new Refusal(feature, what + " needs " + feature.words() + ", which cannot be run yet", position);
        }
    }

    private void definitions() {
        int type = 0;
        for (RecursiveGroup group : module.types().groups()) {
            for (SubType member : group.types()) {
                type(member, group.types().size(), module.typePosition(type++));
            }
        }
        for (int i = 0; i < module.memoryCount(); i++) {
            memory(module.memory(i), i);
        }
        for (int i = 0; i < module.tableCount(); i++) {
            table(module.table(i));
        }
        if (module.tagCount() > 0) {
            refuse(Feature.EXCEPTIONS, "`tag`", 0);
        }
        for (int i = 0; i < module.globalCount(); i++) {
            value(module.global(i).type(), 0);
        }
        for (Global global : module.globals()) {
            constant(global.initializer());
        }
        module.tables().forEach(table -> table.initializer().ifPresent(this::constant));
        module.elements().forEach(this::element);
        module.data().forEach(data -> segment(data.mode()));
    }

    private void type(SubType type, int groupSize, int position) {
        // Functions are told apart by parameters and results alone.
        if (groupSize > 1) {
            refuse(Feature.GC, "`rec`", position);
        } else if (!type.isFinal() || !type.supertypes().isEmpty()) {
            refuse(Feature.GC, "`sub`", position);
        }
        type(type.composite(), position);
    }

    private void type(CompositeType type, int position) {
        if (type instanceof FunctionType function) {
            function.parameters().forEach(value -> value(value, position));
            function.results().forEach(value -> value(value, position));
        } else {
            refuse(Feature.GC, "`" + type.show() + "`", position);
        }
    }

    private void value(ValueType type, int position) {
        switch (type) {
            case ValueType.Numeric number -> {}
            case ValueType.Vector vector -> refuse(Feature.SIMD, "`v128`", position);
            case ValueType.Reference reference -> reference(reference, position);
            case ValueType.Bottom bottom -> {}
        }
    }

    private void reference(ValueType.Reference type, int position) {
        String shown = "`" + type.show() + "`";
        if (type.heap() instanceof HeapType.Concrete) {
            refuse(Feature.FUNCTION_REFERENCES, shown, position);
        } else if (type.heap() == HeapType.Abstract.EXN || type.heap() == HeapType.Abstract.NOEXN) {
            refuse(Feature.EXCEPTIONS, shown, position);
        } else if (type.heap() != HeapType.Abstract.FUNC && type.heap() != HeapType.Abstract.EXTERN) {
            refuse(Feature.GC, shown, position);
        } else if (!type.nullable()) {
            refuse(Feature.FUNCTION_REFERENCES, shown, position);
        }
    }

    private void memory(MemoryType type, int index) {
        if (type.shared()) {
            refuse(Feature.THREADS, "a shared memory", 0);
        }
        if (type.is64()) {
            refuse(Feature.MEMORY64, "a memory with 64-bit addresses", 0);
        }
        if (type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
            refuse(Feature.CUSTOM_PAGE_SIZES, "a memory with small pages", 0);
        }
        if (index > 0) {
            refuse(Feature.MULTI_MEMORY, "a second memory", 0);
        }
    }

    private void table(TableType type) {
        if (type.is64()) {
            refuse(Feature.MEMORY64, "a table with 64-bit indices", 0);
        }
        reference(type.element(), 0);
    }

    private void element(Element element) {
        if (element.items() instanceof ElementItems.Expressions expressions) {
            // A list of plain functions has a type without null in some binary forms; it is the expressions that
            // matter.
            expressions.list().forEach(this::constant);
        }
        segment(element.mode());
    }

    private void segment(SegmentMode mode) {
        if (mode instanceof SegmentMode.Active active) {
            constant(active.offset());
        }
    }

    private void constant(Expression expression) {
        expression.instructions().forEach(this::instruction);
    }

    private void body(Function function) {
        if (function.body().localCount() > MOST_LOCALS && found == null) {
            found = new Refusal(
                    Feature.MVP,
                    "a function with " + function.body().localCount() + " locals, but at most " + MOST_LOCALS
                            + " can be run",
                    function.position());
        }
        for (LocalGroup group : function.body().locals()) {
            value(group.type(), function.position());
        }
        var reader = new CodeReader(file, function.body().code());
        try {
            while (found == null && reader.hasNext()) {
                instruction(reader.next());
            }
        } catch (MalformedException e) {
            throw new IllegalStateException("the module has not been validated: " + e.reason(), e);
        }
    }

    private void instruction(Instruction instruction) {
        int position = instruction.position();
        refuse(instruction.opcode().feature(), "`" + instruction.opcode().keyword() + "`", position);
        switch (instruction.immediates()) {
            case Immediates.Block(BlockType.Inline(Optional<ValueType> result)) ->
                result.ifPresent(type -> value(type, position));
            case Immediates.Types types -> types.types().forEach(type -> value(type, position));
            case Immediates.Heap(HeapType heap) -> reference(new ValueType.Reference(true, heap), position);
            default -> {}
        }
    }
}
