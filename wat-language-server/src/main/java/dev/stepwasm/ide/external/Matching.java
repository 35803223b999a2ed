package dev.stepwasm.ide.external;

import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether what is given suits an import (core spec 3.3.7), for types of different modules: their definitions are put into
 * one space, where those that are the same have the same canonical index.
 *
 * @param types the definitions of what is given, then those of what is wanted
 * @param moved by how much the indices of what is wanted grow
 */
record Matching(ImportableType given, ImportableType wanted, TypeSpace types, int moved) {
    static Matching of(ImportableType given, ImportableType wanted) {
        int moved = given.types().size();
        List<RecursiveGroup> groups = new ArrayList<>(given.types().groups());
        wanted.types()
                .groups()
                .forEach(group -> groups.add(group.mapIndices(index -> index < 0 ? index : index + moved)));
        return new Matching(given, wanted, TypeSpace.of(groups), moved);
    }

    boolean suits() {
        return suits(false);
    }

    boolean suitsLoosely() {
        return suits(true);
    }

    private boolean suits(boolean loosely) {
        return switch (given.type().orElseThrow()) {
            case ExternalType.Function(int index) ->
                wanted.type().orElseThrow() instanceof ExternalType.Function(int other)
                        && (loosely ? takesAndGives() : types.inherits(index, other + moved));
            case ExternalType.Tag(var tag) ->
                wanted.type().orElseThrow() instanceof ExternalType.Tag(var other)
                        && (loosely
                                ? takesAndGives()
                                : types.canonical(tag.typeIndex()) == types.canonical(other.typeIndex() + moved));
            case ExternalType.Memory(MemoryType memory) ->
                wanted.type().orElseThrow() instanceof ExternalType.Memory(MemoryType other) && suits(memory, other);
            case ExternalType.Table(TableType table) ->
                wanted.type().orElseThrow() instanceof ExternalType.Table(TableType other) && suits(table, other);
            case ExternalType.Global(GlobalType global) ->
                wanted.type().orElseThrow() instanceof ExternalType.Global(GlobalType other) && suits(global, other);
        };
    }

    private boolean takesAndGives() {
        FunctionType has = given.function().orElseThrow();
        FunctionType wants = moved(wanted.function().orElseThrow());
        return types.allMatch(wants.parameters(), has.parameters()) && types.allMatch(has.results(), wants.results());
    }

    private FunctionType moved(FunctionType type) {
        return type.mapIndices(index -> index < 0 ? index : index + moved);
    }

    private ValueType moved(ValueType type) {
        return type.mapIndices(index -> index < 0 ? index : index + moved);
    }

    private boolean suits(GlobalType has, GlobalType wants) {
        ValueType type = moved(wants.type());
        return has.mutable() == wants.mutable()
                && types.matches(has.type(), type)
                && (!has.mutable() || types.matches(type, has.type()));
    }

    private boolean suits(TableType has, TableType wants) {
        ValueType element = moved(wants.element());
        return has.is64() == wants.is64()
                && types.matches(has.element(), element)
                && types.matches(element, has.element())
                && suits(has.limits(), wants.limits());
    }

    private static boolean suits(MemoryType has, MemoryType wants) {
        return has.is64() == wants.is64()
                && has.shared() == wants.shared()
                && has.pageSizeLog2() == wants.pageSizeLog2()
                && suits(has.limits(), wants.limits());
    }

    private static boolean suits(Limits has, Limits wants) {
        return Long.compareUnsigned(has.minimum(), wants.minimum()) >= 0
                && (wants.maximum().isEmpty() || endsBy(has, wants.maximum().getAsLong()));
    }

    private static boolean endsBy(Limits has, long maximum) {
        return has.maximum().isPresent() && Long.compareUnsigned(has.maximum().getAsLong(), maximum) <= 0;
    }
}
