package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.CompositeType;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.PackedType;
import dev.stepwasm.wasm.type.StorageType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.SubType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.NameTable;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads types out of one part. Where the text is broken, types are unknown, which fits everywhere. */
final class TypeLowering {
    private static final @Nullable ValueType[] BY_WORD = new @Nullable ValueType[Word.values().length];
    private static final HeapType.@Nullable Abstract[] HEAPS = new HeapType.@Nullable Abstract[Word.values().length];

    static {
        BY_WORD[Word.I32.ordinal()] = ValueType.Numeric.I32;
        BY_WORD[Word.I64.ordinal()] = ValueType.Numeric.I64;
        BY_WORD[Word.F32.ordinal()] = ValueType.Numeric.F32;
        BY_WORD[Word.F64.ordinal()] = ValueType.Numeric.F64;
        BY_WORD[Word.V128.ordinal()] = ValueType.Vector.V128;
        for (HeapType.Abstract heap : HeapType.Abstract.values()) {
            for (Word word : Word.values()) {
                if (word.keyword().equals(heap.shorthand())) {
                    BY_WORD[word.ordinal()] = new ValueType.Reference(true, heap);
                }
                if (word.keyword().equals(heap.show())) {
                    HEAPS[word.ordinal()] = heap;
                }
            }
        }
    }

    private final Part part;
    private final Names names;
    private final Nearest nearest;
    private final UseListener uses;

    TypeLowering(Part part, Names names, Nearest nearest, UseListener uses) {
        this.part = part;
        this.names = names;
        this.nearest = nearest;
        this.uses = uses;
    }

    int typeIndex(int token) {
        return index(IndexSpace.TYPE, token);
    }

    /** {@return what a token stands for in an index space of the module} */
    int index(IndexSpace space, int token) {
        int index = names.resolve(part, space, token, nearest);
        uses.use(token, space, index, -1);
        return index;
    }

    static @Nullable ValueType ofCode(int code) {
        return TokenCode.isWord(code) ? BY_WORD[code - TokenCode.FIRST_WORD] : null;
    }

    /** {@return the value type at the cursor, which is consumed, or null} */
    @Nullable
    ValueType valueTypeOrNull(Items items) {
        if (items.isNode(NodeKind.REFERENCE_TYPE)) {
            return reference(items.node());
        }
        ValueType type = ofCode(items.code());
        if (type != null) {
            items.token();
        }
        return type;
    }

    ValueType valueType(Items items) {
        ValueType type = valueTypeOrNull(items);
        return type == null ? ValueType.Bottom.BOTTOM : type;
    }

    /** {@return the reference type at the cursor, which is consumed; one that fits everywhere if there is none} */
    ValueType.Reference referenceType(Items items) {
        return valueTypeOrNull(items) instanceof ValueType.Reference type
                ? type
                : new ValueType.Reference(true, new HeapType.Concrete(Instruction.UNKNOWN_INDEX));
    }

    ValueType.Reference reference(int node) {
        Items items = Items.inGroup(part, node);
        boolean nullable = items.accept(Word.NULL);
        return new ValueType.Reference(nullable, heapType(items));
    }

    HeapType heapType(Items items) {
        int index = items.index();
        if (index >= 0) {
            return new HeapType.Concrete(typeIndex(index));
        }
        int code = items.code();
        HeapType heap = TokenCode.isWord(code) ? HEAPS[code - TokenCode.FIRST_WORD] : null;
        if (heap == null) {
            return new HeapType.Concrete(Instruction.UNKNOWN_INDEX);
        }
        items.token();
        return heap;
    }

    private StorageType storage(Items items) {
        if (items.accept(Word.I8)) {
            return PackedType.I8;
        }
        return items.accept(Word.I16) ? PackedType.I16 : valueType(items);
    }

    private FieldType fieldType(Items items) {
        int mutable = items.node(NodeKind.MUTABLE);
        return mutable >= 0
                ? new FieldType(storage(Items.inGroup(part, mutable)), true)
                : new FieldType(storage(items), false);
    }

    GlobalType globalType(Items items) {
        int mutable = items.node(NodeKind.MUTABLE);
        return mutable >= 0
                ? new GlobalType(valueType(Items.inGroup(part, mutable)), true)
                : new GlobalType(valueType(items), false);
    }

    /** {@return the type that a {@code (type ...)} field defines} */
    SubType subType(int typeField, int typeIndex) {
        Items items = Items.inGroup(part, typeField);
        items.token(TokenCode.ID);
        int sub = items.node(NodeKind.SUB_TYPE);
        if (sub < 0) {
            return SubType.of(composite(items, typeIndex));
        }
        Items inside = Items.inGroup(part, sub);
        boolean isFinal = inside.accept(Word.FINAL);
        List<Integer> supertypes = new ArrayList<>();
        for (int token = inside.index(); token >= 0; token = inside.index()) {
            supertypes.add(typeIndex(token));
        }
        return new SubType(isFinal, supertypes, composite(inside, typeIndex));
    }

    private CompositeType composite(Items items, int typeIndex) {
        if (items.isNode(NodeKind.STRUCT_TYPE)) {
            return struct(items.node(), typeIndex);
        }
        if (items.isNode(NodeKind.ARRAY_TYPE)) {
            return new ArrayType(fieldType(Items.inGroup(part, items.node())));
        }
        return items.isNode(NodeKind.FUNCTION_TYPE) ? functionType(items.node()) : FunctionType.EMPTY;
    }

    private StructType struct(int node, int typeIndex) {
        List<FieldType> fields = new ArrayList<>();
        List<Integer> tokens = new ArrayList<>();
        NameTable fieldNames = new NameTable();
        Items items = Items.inGroup(part, node);
        for (int field = items.node(NodeKind.FIELD); field >= 0; field = items.node(NodeKind.FIELD)) {
            Items inside = Items.inGroup(part, field);
            int name = inside.token(TokenCode.ID);
            if (name >= 0) {
                defineField(fieldNames, name, fields.size(), tokens);
            }
            while (inside.code() != TokenCode.CLOSE && !isBroken(inside)) {
                fields.add(fieldType(inside));
                tokens.add(name);
            }
        }
        names.defineFields(
                typeIndex, fieldNames, tokens.stream().mapToInt(t -> t).toArray());
        return new StructType(fields);
    }

    /** {@return how many fields a {@code (field ...)} declares} */
    int fieldCount(int field) {
        Items inside = Items.inGroup(part, field);
        inside.token(TokenCode.ID);
        int count = 0;
        while (inside.code() != TokenCode.CLOSE && !isBroken(inside)) {
            fieldType(inside);
            count++;
        }
        return count;
    }

    private void defineField(NameTable fieldNames, int nameToken, int index, List<Integer> tokens) {
        String name = Identifier.name(part.text(), part.textStart(nameToken), part.textEnd(nameToken));
        int owner = fieldNames.put(name, index);
        if (owner != index) {
            Names.duplicate(part, IndexSpace.FIELD, nameToken, name, part.span(tokens.get(owner)));
        }
    }

    private static boolean isBroken(Items items) {
        int code = items.code();
        return code == Items.NODE
                ? !items.isNode(NodeKind.MUTABLE) && !items.isNode(NodeKind.REFERENCE_TYPE)
                : ofCode(code) == null && code != Word.I8.code() && code != Word.I16.code();
    }

    /** {@return the type of a {@code (func ...)} type or of a type use, whose parameters and results it reads} */
    FunctionType functionType(int node) {
        List<ValueType> parameters = new ArrayList<>();
        List<ValueType> results = new ArrayList<>();
        for (int child = node + 1;
                child < part.segment().nodeEnd(node);
                child = part.segment().nodeEnd(child)) {
            NodeKind kind = part.segment().kind(child);
            if (kind == NodeKind.PARAM) {
                addTypes(child, parameters);
            } else if (kind == NodeKind.RESULT) {
                addTypes(child, results);
            }
        }
        return new FunctionType(parameters, results);
    }

    /** Adds the types of a {@code (param ...)}, {@code (result ...)} or {@code (local ...)}. */
    void addTypes(int node, List<ValueType> types) {
        Items items = Items.inGroup(part, node);
        boolean named = items.token(TokenCode.ID) >= 0;
        int before = types.size();
        for (ValueType type = valueTypeOrNull(items); type != null; type = valueTypeOrNull(items)) {
            types.add(type);
        }
        if (named && types.size() == before) {
            types.add(ValueType.Bottom.BOTTOM);
        }
    }

    TableType tableType(Items items) {
        boolean is64 = addressType(items);
        Limits limits = limits(items);
        return new TableType(is64, limits, referenceType(items));
    }

    MemoryType memoryType(Items items) {
        boolean is64 = addressType(items);
        Limits limits = limits(items);
        boolean shared = items.accept(Word.SHARED);
        if (!shared) {
            items.accept(Word.UNSHARED);
        }
        return new MemoryType(is64, shared, limits, pageSize(items));
    }

    /** {@return whether the type has 64-bit addresses} */
    boolean addressType(Items items) {
        return !items.accept(Word.I32) && items.accept(Word.I64);
    }

    /** {@return log2 of the page size; reports one that is no power of two} */
    int pageSize(Items items) {
        int node = items.node(NodeKind.PAGE_SIZE);
        if (node < 0) {
            return MemoryType.DEFAULT_PAGE_SIZE_LOG2;
        }
        int token = Items.inGroup(part, node).token(TokenCode.NAT);
        if (token < 0) {
            return MemoryType.DEFAULT_PAGE_SIZE_LOG2;
        }
        OptionalLong size = NumberLiteral.unsigned(part.text(), part.textStart(token), part.textEnd(token));
        if (size.isEmpty() || Long.bitCount(size.getAsLong()) != 1) {
            part.report(Problem.INVALID_PAGE_SIZE, token, "`" + part.text(token) + "`");
            return MemoryType.DEFAULT_PAGE_SIZE_LOG2;
        }
        return Long.numberOfTrailingZeros(size.getAsLong());
    }

    private Limits limits(Items items) {
        OptionalLong minimum = size(items.token(TokenCode.NAT));
        OptionalLong maximum = size(items.token(TokenCode.NAT));
        return new Limits(minimum.orElse(0), maximum);
    }

    private OptionalLong size(int token) {
        if (token < 0) {
            return OptionalLong.empty();
        }
        OptionalLong size = NumberLiteral.unsigned(part.text(), part.textStart(token), part.textEnd(token));
        if (size.isEmpty()) {
            part.report(Problem.CONSTANT_OUT_OF_RANGE, token, "`" + part.text(token) + "`", "a size");
        }
        return size; // whether the type allows so much is a question of validation
    }
}
