package dev.stepwasm.ide.external;

import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.stream.Collectors;

/** Types as the text format writes them, without names: a reference to a definition shows what kind of thing that is. */
record TypeWords(TypeSpace types) {
    /** {@return clauses with a space before each, as {@code  (param i32 i32) (result i32)}} */
    String signature(FunctionType type) {
        return clause("param", type.parameters()) + clause("result", type.results());
    }

    private String clause(String keyword, List<ValueType> values) {
        return values.isEmpty()
                ? ""
                : values.stream().map(this::value).collect(Collectors.joining(" ", " (" + keyword + " ", ")"));
    }

    /** {@return a type; of a definition only the composite type, whose own references stay indices} */
    String value(ValueType type) {
        return type instanceof ValueType.Reference(boolean nullable, HeapType.Concrete(int index))
                        && types.contains(index)
                ? "(ref " + (nullable ? "null " : "")
                        + types.get(index).composite().show() + ")"
                : type.show();
    }

    String global(GlobalType type) {
        return type.mutable() ? "(mut " + value(type.type()) + ")" : value(type.type());
    }

    String table(TableType type) {
        return (type.is64() ? "i64 " : "") + type.limits().show() + " " + value(type.element());
    }

    static String memory(MemoryType type) {
        String pages = type.pageSizeLog2() == MemoryType.DEFAULT_PAGE_SIZE_LOG2
                ? ""
                : " (pagesize " + Long.toUnsignedString(1L << type.pageSizeLog2()) + ")";
        return (type.is64() ? "i64 " : "") + type.limits().show() + (type.shared() ? " shared" : "") + pages;
    }
}
