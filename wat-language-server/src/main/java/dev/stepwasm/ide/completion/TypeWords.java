package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.PackedType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.IndexSpace;

/** Value types, reference types, heap types and storage types. */
final class TypeWords {
    private static final HeapType.Abstract[] COMMON_FIRST = {
        HeapType.Abstract.FUNC,
        HeapType.Abstract.EXTERN,
        HeapType.Abstract.ANY,
        HeapType.Abstract.EQ,
        HeapType.Abstract.I31,
        HeapType.Abstract.STRUCT,
        HeapType.Abstract.ARRAY,
        HeapType.Abstract.EXN,
        HeapType.Abstract.NONE,
        HeapType.Abstract.NOFUNC,
        HeapType.Abstract.NOEXTERN,
        HeapType.Abstract.NOEXN
    };

    private final Suggestions suggestions;

    TypeWords(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    /** The type of a value. */
    void values() {
        if (!suggestions.place().afterOpen()) {
            for (ValueType.Numeric type : ValueType.Numeric.values()) {
                add(type.show(), "");
            }
            add(ValueType.Vector.V128.show(), "");
        }
        references();
    }

    /** The type of a field: packed integers too. */
    void storage() {
        values();
        if (!suggestions.place().afterOpen()) {
            for (PackedType type : PackedType.values()) {
                add(type.show(), "in a field only");
            }
        }
    }

    /** {@code (mut ...)} around a type. */
    void mutable() {
        suggestions.group(Word.MUT, " ${1:i32}");
    }

    /** The type of a reference. */
    void references() {
        if (!suggestions.place().afterOpen()) {
            for (HeapType.Abstract type : COMMON_FIRST) {
                add(type.shorthand(), "(ref null " + type.show() + ")");
            }
        }
        suggestions.group(Word.REF, " ${1:func}");
    }

    /** What a reference points to. */
    void heap() {
        if (suggestions.place().afterOpen()) {
            return;
        }
        for (HeapType.Abstract type : COMMON_FIRST) {
            add(type.show(), "");
        }
        new Entries(suggestions).all(IndexSpace.TYPE, index -> Fit.NEUTRAL);
    }

    /** Inside of {@code (ref ...)}. */
    void inReference(Frame frame) {
        if (frame.items.isEmpty()) {
            suggestions.words(Word.NULL);
        }
        if (frame.items.isEmpty() || frame.items.size() == 1 && frame.has(Word.NULL)) {
            heap();
        }
    }

    /** {@code (type x)}, parameters and results, in their order, as far as they can follow what is there. */
    void use(Iterable<Frame.Item> given, boolean named, boolean results, int fit) {
        boolean type = true;
        boolean parameters = true;
        for (Frame.Item item : given) {
            type &= !item.group() || isBeforeType(item);
            parameters &= !item.isGroup(Word.RESULT);
        }
        if (type) {
            suggestions.group(Word.TYPE, " ${1:0}", fit);
        }
        if (parameters) {
            suggestions.group(Word.PARAM, named ? " ${1:\\$x} ${2:i32}" : " ${1:i32}", fit);
        }
        if (results) {
            suggestions.group(Word.RESULT, " ${1:i32}", fit);
        }
    }

    private static boolean isBeforeType(Frame.Item item) {
        return item.isGroup(Word.EXPORT) || item.isGroup(Word.IMPORT);
    }

    /** The shapes of a vector. */
    void shapes() {
        for (Word shape : new Word[] {Word.I32X4, Word.I64X2, Word.F32X4, Word.F64X2, Word.I16X8, Word.I8X16}) {
            add(shape.keyword(), "");
        }
    }

    /** {@return whether the words of a type use can follow an instruction} */
    static boolean hasTypeUse(Opcode op) {
        return op.opensBlock() || op == Opcode.CALL_INDIRECT || op == Opcode.RETURN_CALL_INDIRECT;
    }

    private void add(String label, String detail) {
        suggestions.add(Proposal.of(Proposal.Kind.VALUE_TYPE, label, detail, Fit.NEUTRAL));
    }
}
