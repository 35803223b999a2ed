package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.CompositeType;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.PackedType;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.StorageType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.SubType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TagType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;

/** Writes types (core spec 5.3) in their shortest form. */
final class TypeWriter {
    private TypeWriter() {}

    static void valueType(ByteWriter out, ValueType type) {
        switch (type) {
            case ValueType.Numeric numeric -> out.u8(numeric(numeric));
            case ValueType.Vector vector -> out.u8(0x7B);
            case ValueType.Reference reference -> referenceType(out, reference);
            case ValueType.Bottom bottom -> throw new IllegalArgumentException("only validation knows " + bottom);
        }
    }

    private static int numeric(ValueType.Numeric type) {
        return switch (type) {
            case I32 -> 0x7F;
            case I64 -> 0x7E;
            case F32 -> 0x7D;
            case F64 -> 0x7C;
        };
    }

    static void referenceType(ByteWriter out, ValueType.Reference type) {
        if (type.nullable() && type.heap() instanceof HeapType.Abstract known) {
            out.u8(known.code());
        } else {
            heapType(out.u8(type.nullable() ? 0x63 : 0x64), type.heap());
        }
    }

    static void heapType(ByteWriter out, HeapType type) {
        switch (type) {
            case HeapType.Abstract known -> out.u8(known.code());
            case HeapType.Concrete(int index) -> out.signed(index);
        }
    }

    static void valueTypes(ByteWriter out, List<ValueType> types) {
        out.u32(types.size());
        for (ValueType type : types) {
            valueType(out, type);
        }
    }

    static void group(ByteWriter out, RecursiveGroup group) {
        if (group.types().size() != 1) {
            out.u8(0x4E).u32(group.types().size());
        }
        for (SubType type : group.types()) {
            subType(out, type);
        }
    }

    private static void subType(ByteWriter out, SubType type) {
        if (!type.isFinal() || !type.supertypes().isEmpty()) {
            out.u8(type.isFinal() ? 0x4F : 0x50).u32(type.supertypes().size());
            for (int supertype : type.supertypes()) {
                out.u32(supertype);
            }
        }
        composite(out, type.composite());
    }

    private static void composite(ByteWriter out, CompositeType type) {
        switch (type) {
            case FunctionType(List<ValueType> parameters, List<ValueType> results) -> {
                out.u8(0x60);
                valueTypes(out, parameters);
                valueTypes(out, results);
            }
            case StructType(List<FieldType> fields) -> {
                out.u8(0x5F).u32(fields.size());
                for (FieldType field : fields) {
                    fieldType(out, field);
                }
            }
            case ArrayType(FieldType element) -> fieldType(out.u8(0x5E), element);
        }
    }

    private static void fieldType(ByteWriter out, FieldType field) {
        storageType(out, field.storage());
        out.u8(field.mutable() ? 1 : 0);
    }

    private static void storageType(ByteWriter out, StorageType type) {
        switch (type) {
            case ValueType value -> valueType(out, value);
            case PackedType packed -> out.u8(packed == PackedType.I8 ? 0x78 : 0x77);
        }
    }

    static void globalType(ByteWriter out, GlobalType type) {
        valueType(out, type.type());
        out.u8(type.mutable() ? 1 : 0);
    }

    static void tagType(ByteWriter out, TagType type) {
        out.u8(0).u32(type.typeIndex());
    }

    static void tableType(ByteWriter out, TableType type) {
        referenceType(out, type.element());
        limits(out, type.limits(), type.is64() ? 4 : 0);
    }

    static void memoryType(ByteWriter out, MemoryType type) {
        boolean customPages = type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2;
        limits(out, type.limits(), (type.shared() ? 2 : 0) | (type.is64() ? 4 : 0) | (customPages ? 8 : 0));
        if (customPages) {
            out.u32(type.pageSizeLog2());
        }
    }

    private static void limits(ByteWriter out, Limits limits, int flags) {
        out.u8(flags | (limits.maximum().isPresent() ? 1 : 0)).u64(limits.minimum());
        limits.maximum().ifPresent(out::u64);
    }
}
