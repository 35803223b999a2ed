package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.Optional;

/** What constant expressions have to give. */
final class Constants {
    private Constants() {}

    /** {@return the type that the constant expression around a place has to give, as far as it is known} */
    static Optional<ValueType> wanted(Place place, Module module) {
        Frame field = place.frames().getFirst();
        boolean item = place.frames().stream().anyMatch(frame -> frame.is(Word.ITEM));
        if (field.is(Word.GLOBAL)) {
            int global = place.defined(IndexSpace.GLOBAL);
            return global < 0 || global >= module.globalCount()
                    ? Optional.empty()
                    : Optional.of(module.global(global).type());
        }
        if (field.is(Word.DATA)) {
            return Optional.of(module.memoryCount() > 0 ? module.memory(0).addressType() : ValueType.Numeric.I32);
        }
        if (field.is(Word.TABLE)) {
            int table = place.defined(IndexSpace.TABLE);
            return table < 0 || table >= module.tableCount()
                    ? Optional.empty()
                    : Optional.of(module.table(table).element());
        }
        if (field.is(Word.ELEM) && (item || isBehindType(field))) {
            int elem = place.defined(IndexSpace.ELEM);
            return elem < 0 || elem >= module.elementCount() ? Optional.empty() : Optional.of(module.elementType(elem));
        }
        return Optional.of(module.tableCount() > 0 ? module.table(0).addressType() : ValueType.Numeric.I32);
    }

    /** {@return whether the type of the elements of a segment has been said, so that elements follow} */
    static boolean isBehindType(Frame elem) {
        return elem.hasGroup(Word.REF)
                || elem.has(Word.FUNC)
                || elem.items.stream()
                        .anyMatch(item -> !item.group() && TokenCode.isWord(item.code()) && !item.is(Word.DECLARE));
    }
}
