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
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads types (core spec 5.3). */
final class TypeReader {
    private static final HeapType.@Nullable Abstract[] ABSTRACT = new HeapType.Abstract[128];
    private static final ValueType.@Nullable Reference[] SHORTHAND = new ValueType.Reference[128];

    static {
        for (HeapType.Abstract type : HeapType.Abstract.values()) {
            ABSTRACT[type.code()] = type;
            SHORTHAND[type.code()] = new ValueType.Reference(true, type);
        }
    }

    private TypeReader() {}

    static ValueType valueType(ByteReader in) throws MalformedException {
        return switch (in.peek()) {
            case 0x7F -> numeric(in, ValueType.Numeric.I32);
            case 0x7E -> numeric(in, ValueType.Numeric.I64);
            case 0x7D -> numeric(in, ValueType.Numeric.F32);
            case 0x7C -> numeric(in, ValueType.Numeric.F64);
            case 0x7B -> numeric(in, ValueType.Vector.V128);
            default -> referenceType(in, "malformed value type");
        };
    }

    private static ValueType numeric(ByteReader in, ValueType type) throws MalformedException {
        in.skip(1);
        return type;
    }

    static ValueType.Reference referenceType(ByteReader in) throws MalformedException {
        return referenceType(in, "malformed reference type");
    }

    private static ValueType.Reference referenceType(ByteReader in, String reason) throws MalformedException {
        int start = in.position();
        int code = in.u8();
        if (code == 0x63 || code == 0x64) {
            HeapType heap = heapType(in);
            ValueType.@Nullable Reference shared =
                    code == 0x63 && heap instanceof HeapType.Abstract known ? SHORTHAND[known.code()] : null;
            return shared != null ? shared : new ValueType.Reference(code == 0x63, heap);
        }
        ValueType.@Nullable Reference shorthand = code < 128 ? SHORTHAND[code] : null;
        if (shorthand == null) {
            throw new MalformedException(reason, start);
        }
        return shorthand;
    }

    static HeapType heapType(ByteReader in) throws MalformedException {
        int start = in.position();
        long code = in.s33();
        if (code >= 0) {
            return new HeapType.Concrete((int) Math.min(code, Integer.MAX_VALUE));
        }
        boolean isOneByte = in.position() - start == 1; // core spec 5.3.3; only an index may be longer
        HeapType.@Nullable Abstract known = isOneByte ? ABSTRACT[(int) code & 0x7F] : null;
        if (known == null) {
            throw new MalformedException("malformed heap type", start);
        }
        return known;
    }

    static RecursiveGroup group(ByteReader in) throws MalformedException {
        if (in.peek() != 0x4E) {
            return RecursiveGroup.of(subType(in));
        }
        in.skip(1);
        var types = new ArrayList<SubType>();
        for (int left = in.count(); left > 0; left--) {
            types.add(subType(in));
        }
        return new RecursiveGroup(types);
    }

    private static SubType subType(ByteReader in) throws MalformedException {
        int code = in.peek();
        if (code != 0x50 && code != 0x4F) {
            return SubType.of(composite(in));
        }
        in.skip(1);
        var supertypes = new ArrayList<Integer>();
        for (int left = in.count(); left > 0; left--) {
            supertypes.add(in.index());
        }
        return new SubType(code == 0x4F, supertypes, composite(in));
    }

    private static CompositeType composite(ByteReader in) throws MalformedException {
        int start = in.position();
        return switch (in.u8()) {
            case 0x60 -> new FunctionType(valueTypes(in), valueTypes(in));
            case 0x5F -> {
                var fields = new ArrayList<FieldType>();
                for (int left = in.count(); left > 0; left--) {
                    fields.add(fieldType(in));
                }
                yield new StructType(fields);
            }
            case 0x5E -> new ArrayType(fieldType(in));
            default ->
                // the suite takes the code for a signed number
                throw new MalformedException(
                        in.file()[start] < 0 ? "integer representation too long" : "malformed definition type", start);
        };
    }

    static List<ValueType> valueTypes(ByteReader in) throws MalformedException {
        var types = new ArrayList<ValueType>();
        for (int left = in.count(); left > 0; left--) {
            types.add(valueType(in));
        }
        return types;
    }

    private static FieldType fieldType(ByteReader in) throws MalformedException {
        StorageType storage = switch (in.peek()) {
            case 0x78 -> packed(in, PackedType.I8);
            case 0x77 -> packed(in, PackedType.I16);
            case 0x7F, 0x7E, 0x7D, 0x7C, 0x7B -> valueType(in);
            default -> referenceType(in, "malformed storage type");
        };
        return new FieldType(storage, mutability(in));
    }

    private static StorageType packed(ByteReader in, PackedType type) throws MalformedException {
        in.skip(1);
        return type;
    }

    private static boolean mutability(ByteReader in) throws MalformedException {
        int start = in.position();
        int code = in.u8();
        if (code > 1) {
            throw new MalformedException("malformed mutability", start);
        }
        return code == 1;
    }

    static GlobalType globalType(ByteReader in) throws MalformedException {
        ValueType type = valueType(in);
        return new GlobalType(type, mutability(in));
    }

    static TagType tagType(ByteReader in) throws MalformedException {
        int start = in.position();
        if (in.u8() != 0) {
            throw new MalformedException("malformed tag attribute", start);
        }
        return new TagType(in.index());
    }

    static TableType tableType(ByteReader in) throws MalformedException {
        ValueType.Reference element = referenceType(in);
        int flags = flags(in, 0b101);
        return new TableType((flags & 4) != 0, limits(in, flags), element);
    }

    static MemoryType memoryType(ByteReader in) throws MalformedException {
        int flags = flags(in, 0b1111);
        Limits limits = limits(in, flags);
        int pageSizeLog2 = MemoryType.DEFAULT_PAGE_SIZE_LOG2;
        if ((flags & 8) != 0) {
            int start = in.position();
            pageSizeLog2 = in.u32();
            if (pageSizeLog2 < 0 || pageSizeLog2 > 64) {
                throw new MalformedException("invalid custom page size", start);
            }
        }
        return new MemoryType((flags & 4) != 0, (flags & 2) != 0, limits, pageSizeLog2);
    }

    private static int flags(ByteReader in, int allowed) throws MalformedException {
        int start = in.position();
        int flags = in.u8();
        if ((flags & ~allowed) != 0) {
            throw new MalformedException("malformed limits flags", start);
        }
        return flags;
    }

    private static Limits limits(ByteReader in, int flags) throws MalformedException {
        long minimum = in.u64();
        return new Limits(minimum, (flags & 1) != 0 ? OptionalLong.of(in.u64()) : OptionalLong.empty());
    }
}
