package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.CompositeType;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.PackedType;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.StorageType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.SubType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.ValueType;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes types, and the type uses of functions, tags and blocks. */
final class TypeText {
    private final Module module;
    private final ModuleNames names;
    private final Budget budget;
    private final Output out;
    /** Types that a type use without a reference would find (core spec 6.6.4): the first of its kind. */
    private final BitSet implied;

    TypeText(Module module, ModuleNames names, Budget budget, Output out) {
        this(module, names, budget, out, new BitSet());
        findImplied();
    }

    private TypeText(Module module, ModuleNames names, Budget budget, Output out, BitSet implied) {
        this.module = module;
        this.names = names;
        this.budget = budget;
        this.out = out;
        this.implied = implied;
    }

    /** {@return the same that writes elsewhere} */
    TypeText to(Output other) {
        return new TypeText(module, names, budget, other, implied);
    }

    private void findImplied() {
        Map<FunctionType, Integer> first = new HashMap<>();
        int index = 0;
        for (RecursiveGroup group : module.types().groups()) {
            SubType type = group.types().size() == 1 ? group.types().getFirst() : null;
            if (type != null
                    && type.isFinal()
                    && type.supertypes().isEmpty()
                    && type.composite() instanceof FunctionType function
                    && !mentions(function, index)
                    && first.putIfAbsent(function, index) == null) {
                implied.set(index);
            }
            index += group.types().size();
        }
    }

    private static boolean mentions(FunctionType type, int index) {
        return type.parameters().stream().anyMatch(t -> isReferenceTo(t, index))
                || type.results().stream().anyMatch(t -> isReferenceTo(t, index));
    }

    private static boolean isReferenceTo(ValueType type, int index) {
        return type instanceof ValueType.Reference(boolean nullable, HeapType.Concrete(int target)) && target == index;
    }

    /** Writes all type definitions, one a line. */
    void definitions() {
        int index = 0;
        for (RecursiveGroup group : module.types().groups()) {
            boolean alone = group.types().size() == 1;
            if (!alone) {
                out.line(1).put("(rec");
            }
            for (SubType type : group.types()) {
                out.line(alone ? 1 : 2);
                definition(index++, type);
            }
            if (!alone) {
                out.put(')');
            }
        }
    }

    private void definition(int index, SubType type) {
        out.put("(type ").put(names.types.definition(index)).put(' ');
        boolean plain = type.isFinal() && type.supertypes().isEmpty();
        if (!plain) {
            out.put(type.isFinal() ? "(sub final " : "(sub ");
            for (int supertype : type.supertypes()) {
                out.put(names.types.use(supertype)).put(' ');
            }
        }
        composite(index, type.composite());
        out.put(plain ? ")" : "))");
    }

    private void composite(int index, CompositeType type) {
        switch (type) {
            case FunctionType function -> {
                out.put("(func");
                signature(function, null);
                out.put(')');
            }
            case StructType(List<FieldType> fields) -> {
                out.put("(struct");
                Names ofFields = names.fields(index);
                for (int i = 0; i < fields.size(); i++) {
                    String name = ofFields.declaration(i);
                    out.put(" (field ").put(name == null ? "" : name + " ");
                    field(fields.get(i));
                    out.put(')');
                }
                out.put(')');
            }
            case ArrayType(FieldType element) -> {
                out.put("(array ");
                field(element);
                out.put(')');
            }
        }
    }

    private void field(FieldType type) {
        String storage = storage(type.storage());
        out.put(type.mutable() ? "(mut " + storage + ")" : storage);
    }

    private String storage(StorageType type) {
        return switch (type) {
            case PackedType packed -> packed.show();
            case ValueType value -> value(value);
        };
    }

    /** {@return a value type as text writes it, with names} */
    String value(ValueType type) {
        return type instanceof ValueType.Reference(boolean nullable, HeapType.Concrete heap)
                ? "(ref " + (nullable ? "null " : "") + heap(heap) + ")"
                : type.show();
    }

    /** {@return a heap type as text writes it, with names} */
    String heap(HeapType type) {
        return type instanceof HeapType.Concrete(int index) ? names.types.use(index) : type.show();
    }

    /** Writes {@code (type ...)} for a function or tag where it is needed or has a name, then parameters and results. */
    void declaredTypeUse(int typeIndex, @Nullable Names locals) {
        FunctionType type = module.types().function(typeIndex);
        boolean written = type != null && budget.take(length(type));
        if (!written || !implied.get(typeIndex) || names.types.of(typeIndex) != null) {
            out.put(" (type ").put(names.types.use(typeIndex)).put(')');
        }
        if (type != null && written) {
            signature(type, locals);
        }
    }

    /** Writes the type of a block that has an index; types with at most one result have a shorter form than that. */
    void blockTypeUse(int typeIndex) {
        FunctionType type = module.types().function(typeIndex);
        shortTypeUse(
                typeIndex,
                type == null || (type.parameters().isEmpty() && type.results().size() <= 1));
    }

    /** Writes the type of an indirect call or a block: by reference if that is needed or has a name, else in full. */
    void shortTypeUse(int typeIndex, boolean referenceNeeded) {
        FunctionType type = module.types().function(typeIndex);
        boolean inFull = type != null
                && !referenceNeeded
                && implied.get(typeIndex)
                && names.types.of(typeIndex) == null
                && budget.take(length(type));
        if (type != null && inFull) {
            signature(type, null);
        } else {
            out.put(" (type ").put(names.types.use(typeIndex)).put(')');
        }
    }

    private static int length(FunctionType type) {
        return type.parameters().size() + type.results().size();
    }

    private void signature(FunctionType type, @Nullable Names locals) {
        Variables.parameters(out, locals, this).put(type.parameters());
        if (!type.results().isEmpty()) {
            out.put(" (result");
            type.results().forEach(result -> out.put(' ').put(value(result)));
            out.put(')');
        }
    }

    void global(GlobalType type) {
        String value = value(type.type());
        out.put(type.mutable() ? "(mut " + value + ")" : value);
    }

    void table(TableType type) {
        out.put(type.is64() ? "i64 " : "").put(type.limits().show()).put(' ').put(value(type.element()));
    }

    void memory(MemoryType type) {
        out.put(type.is64() ? "i64 " : "").put(type.limits().show()).put(type.shared() ? " shared" : "");
        if (type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
            out.put(" (pagesize " + BigInteger.ONE.shiftLeft(type.pageSizeLog2()) + ")");
        }
    }
}
