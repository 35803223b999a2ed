package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.DefinedTypes;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.OptionalInt;

/** What is in structs and arrays, as far as the type of a reference says it. */
record ObjectTypes(ModuleCode code, Scope scope) {
    private static final Datum UNKNOWN = new Datum.Unknown();

    /** {@return a sample of a field} A struct may be of a subtype that has more fields. */
    Datum member(Syntax.Member member, ValueType.Reference type) throws MistakeException {
        requireKind(
                member.base().span(),
                type,
                HeapType.Abstract.STRUCT,
                member.name().equals("length"));
        if (!(type.heap() instanceof HeapType.Concrete(int index))) {
            return UNKNOWN;
        }
        DefinedType known = code.types().get(index);
        if (known.kind() == HeapType.Abstract.ARRAY) {
            return Checker.sample(Numeric.I32);
        }
        OptionalInt field = Evaluator.isNumber(member.name())
                ? OptionalInt.of(Integer.parseInt(member.name()))
                : fieldNumber(scope, code.types(), known, member.name());
        if (field.isPresent() && field.getAsInt() < known.fieldCount()) {
            return Checker.sample(known.fields().get(field.getAsInt()).storage().unpacked());
        }
        if (field.isEmpty() && !anyHas(member.name())) {
            throw new MistakeException(member.span(), "no field of the struct is called $" + member.name());
        }
        return UNKNOWN;
    }

    private boolean anyHas(String name) {
        for (int i = 0; i < code.types().size(); i++) {
            if (scope.field(i, name).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** {@return a sample of an element} */
    Datum element(Syntax.Element element, ValueType.Reference type) throws MistakeException {
        requireKind(element.base().span(), type, HeapType.Abstract.ARRAY, false);
        return type.heap() instanceof HeapType.Concrete(int index)
                ? Checker.sample(code.types().get(index).element().storage().unpacked())
                : UNKNOWN;
    }

    private void requireKind(Span span, ValueType.Reference type, HeapType.Abstract wanted, boolean arrayToo)
            throws MistakeException {
        boolean fits = switch (type.heap()) {
            case HeapType.Concrete(int index) ->
                code.types().get(index).kind() == wanted
                        || arrayToo && code.types().get(index).kind() == HeapType.Abstract.ARRAY;
            case HeapType.Abstract kind ->
                switch (kind) {
                    case ANY, EQ, STRUCT, ARRAY -> true;
                    default -> false;
                };
        };
        if (!fits) {
            throw new MistakeException(
                    span, "this is not " + (wanted == HeapType.Abstract.STRUCT ? "a struct" : "an array"));
        }
    }

    /** A field may be named in the definition of a supertype too, and in any of several definitions of one type. */
    static OptionalInt fieldNumber(Scope scope, DefinedTypes types, DefinedType of, String name) {
        DefinedType type = of;
        while (type != null) {
            for (int i = 0; i < types.size(); i++) {
                OptionalInt found = types.get(i) == type ? scope.field(i, name) : OptionalInt.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
            type = type.supertype();
        }
        return OptionalInt.empty();
    }
}
