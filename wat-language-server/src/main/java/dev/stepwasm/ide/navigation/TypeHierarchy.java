package dev.stepwasm.ide.navigation;

import dev.stepwasm.ide.outline.EntrySymbol;
import dev.stepwasm.ide.outline.Symbol;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which types are declared as subtypes of which. */
public final class TypeHierarchy {
    private TypeHierarchy() {}

    /** {@return the type that the word at an offset names or begins} */
    public static Optional<Symbol> prepare(Analysis analysis, int offset) {
        return at(analysis, offset).map(type -> symbol(type, type.index()));
    }

    /** {@return the types that the type at an offset says it is a subtype of} */
    public static List<Symbol> supertypes(Analysis analysis, int offset) {
        return at(analysis, offset)
                .map(type -> type.types().get(type.index()).supertypes().stream()
                        .filter(type::isWritten)
                        .map(index -> symbol(type, index))
                        .toList())
                .orElse(List.of());
    }

    /** {@return the types that say they are subtypes of the type at an offset} */
    public static List<Symbol> subtypes(Analysis analysis, int offset) {
        return at(analysis, offset)
                .map(type -> IntStream.range(0, type.types().size())
                        .filter(index -> type.isWritten(index)
                                && type.types().get(index).supertypes().contains(type.index()))
                        .mapToObj(index -> symbol(type, index))
                        .toList())
                .orElse(List.of());
    }

    /** A type of a module. */
    private record Type(Scope scope, Subject.Entry entry) {
        int index() {
            return entry.definition().index();
        }

        TypeSpace types() {
            return entry.module().module().types();
        }

        boolean isWritten(int index) {
            return index >= 0
                    && index < entry.module().lowered().table(IndexSpace.TYPE).size();
        }
    }

    private static Optional<Type> at(Analysis analysis, int offset) {
        return Found.at(analysis, offset)
                .flatMap(found -> found.entry()
                        .filter(entry -> entry.definition().space() == IndexSpace.TYPE)
                        .map(entry -> new Type(found.scope(), entry)))
                .filter(type -> type.types().contains(type.index()));
    }

    private static Symbol symbol(Type type, int index) {
        return EntrySymbol.of(type.scope().analysis().tree(), type.entry().module(), IndexSpace.TYPE, index)
                .shifted(type.scope().base());
    }
}
