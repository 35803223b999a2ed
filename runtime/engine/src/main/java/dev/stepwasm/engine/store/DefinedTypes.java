package dev.stepwasm.engine.store;

import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * What type indices mean: the definitions of a module, or those that one definition refers to. Types of different
 * modules are compared with the help of both. Immutable once made; any thread.
 */
public final class DefinedTypes {
    /** No definitions: for types of the host, which have no indices in them. */
    public static final DefinedTypes NONE = new DefinedTypes(List.of());

    private final List<DefinedType> types;

    /** Definitions by index; whoever makes it may go on to fill the list. */
    DefinedTypes(List<DefinedType> types) {
        this.types = types;
    }

    /** {@return the definitions of a module} */
    public static DefinedTypes of(TypeSpace space) {
        var types = new ArrayList<DefinedType>(space.size());
        for (RecursiveGroup group : space.groups()) {
            types.addAll(TypeInterner.intern(group, types.size(), types));
        }
        return new DefinedTypes(List.copyOf(types));
    }

    /** {@return the definition that an index means} @throws IndexOutOfBoundsException if there is none */
    public DefinedType get(int index) {
        return types.get(index);
    }

    /** {@return the number of definitions} */
    public int size() {
        return types.size();
    }

    List<DefinedType> from(int first) {
        return types.subList(first, types.size());
    }

    /** {@return whether a value of a type that is meant here can stand where a type of another module is wanted} */
    public boolean matches(ValueType sub, ValueType sup, DefinedTypes supScope) {
        return sub instanceof ValueType.Reference(boolean subNull, HeapType subHeap)
                        && sup instanceof ValueType.Reference(boolean supNull, HeapType supHeap)
                ? (supNull || !subNull) && matches(subHeap, supHeap, supScope)
                : sub.equals(sup);
    }

    private boolean matches(HeapType sub, HeapType sup, DefinedTypes supScope) {
        return switch (sub) {
            case HeapType.Abstract a ->
                switch (sup) {
                    case HeapType.Abstract b -> a.isWithin(b);
                    case HeapType.Concrete(int b) -> a == supScope.get(b).kind().bottom();
                };
            case HeapType.Concrete(int a) ->
                switch (sup) {
                    case HeapType.Abstract b -> get(a).kind().isWithin(b);
                    case HeapType.Concrete(int b) -> get(a).isSubtypeOf(supScope.get(b));
                };
        };
    }

    /** {@return whether a type that is meant here is the same as one of another module} */
    public boolean same(ValueType type, ValueType other, DefinedTypes otherScope) {
        return matches(type, other, otherScope) && otherScope.matches(other, type, this);
    }

    /** {@return the top of the hierarchy of a type: any, func, extern or exn} */
    public HeapType.Abstract top(HeapType type) {
        return switch (type) {
            case HeapType.Abstract a -> a.top();
            case HeapType.Concrete(int index) -> get(index).kind().top();
        };
    }

    /** {@return a type for people; definitions in it are shown by their kind, as {@code (ref null (struct ...))}} */
    public String show(ValueType type) {
        return TypeText.show(type, this);
    }

    /** {@return types for people, as {@code i32 (ref (struct ...))}} */
    public String show(List<ValueType> types) {
        return TypeText.list(types, this);
    }

    /** {@return a function type for people, as {@code [i32 (ref (struct ...))] -> [f64]}} */
    public String showStack(FunctionType type) {
        return TypeText.showStack(type, this);
    }

    /** {@return what to add where two types do not match and are shown alike} */
    public static String difference(String wanted, String given) {
        return wanted.equals(given)
                ? ", which looks alike but differs in `final`, the supertype, the recursive group or a type it refers to"
                : "";
    }
}
