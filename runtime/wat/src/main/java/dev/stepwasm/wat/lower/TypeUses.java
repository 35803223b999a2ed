package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.SubType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The types of a module, those that the text writes and those that type uses add at the end (core spec 6.6.4). First
 * {@link #collect} sees every type use in text order, then {@link #resolve} may be asked in any order.
 */
final class TypeUses {
    private final List<RecursiveGroup> groups = new ArrayList<>();
    private final Map<FunctionType, Integer> functions = new HashMap<>();
    private int count;
    private int written;
    private TypeSpace space = TypeSpace.empty();

    /** Adds a group that the text writes. */
    void add(RecursiveGroup group) {
        groups.add(group);
        if (group.types().size() == 1) {
            SubType type = group.types().getFirst();
            if (type.isFinal()
                    && type.supertypes().isEmpty()
                    && type.composite() instanceof FunctionType function
                    && !mentions(function, count)) {
                functions.putIfAbsent(function, count);
            }
        }
        count += group.types().size();
        written = count;
    }

    /** {@return whether the type refers to itself, which makes it differ from one that refers to it} */
    private static boolean mentions(FunctionType type, int index) {
        return type.parameters().stream().anyMatch(t -> isType(t, index))
                || type.results().stream().anyMatch(t -> isType(t, index));
    }

    private static boolean isType(ValueType type, int index) {
        return type instanceof ValueType.Reference(boolean nullable, HeapType.Concrete(int target)) && target == index;
    }

    /** Adds a type unless there is one like it, which it says. */
    boolean collect(FunctionType type) {
        boolean isNew = functions.putIfAbsent(type, count) == null;
        if (isNew) {
            groups.add(RecursiveGroup.of(SubType.of(type)));
            count++;
        }
        return isNew;
    }

    /** Ends the collecting. */
    void freeze() {
        space = TypeSpace.of(groups);
    }

    TypeSpace space() {
        return space;
    }

    List<RecursiveGroup> groups() {
        return groups;
    }

    /** {@return the number of types that the text writes} */
    int written() {
        return written;
    }

    int indexOf(FunctionType type) {
        return functions.getOrDefault(type, Instruction.UNKNOWN_INDEX);
    }

    /** {@return the child of a type use that refers to a type, or -1} */
    static int reference(Part part, int typeUse) {
        int child = typeUse + 1;
        return typeUse >= 0
                        && child < part.segment().nodeEnd(typeUse)
                        && part.segment().kind(child) == NodeKind.TYPE_REFERENCE
                ? child
                : -1;
    }

    /** {@return what {@link #declared} gives, but an unknown index when the type use contradicts its type} */
    int resolve(Part part, TypeLowering types, int typeUse) {
        return resolve(part, types, typeUse, false);
    }

    /**
     * {@return the index of the type that a type use means}; reports parameters and results that differ from the type.
     *
     * @param typeUse node, or -1 where there is none, which means {@code (func)}
     */
    int declared(Part part, TypeLowering types, int typeUse) {
        return resolve(part, types, typeUse, true);
    }

    private int resolve(Part part, TypeLowering types, int typeUse, boolean evenIfContradictory) {
        if (typeUse < 0) {
            return indexOf(FunctionType.EMPTY);
        }
        int reference = reference(part, typeUse);
        FunctionType inline = types.functionType(typeUse);
        if (reference < 0) {
            return indexOf(inline);
        }
        int token = Items.inGroup(part, reference).index();
        if (token < 0) {
            return Instruction.UNKNOWN_INDEX;
        }
        int index = types.typeIndex(token);
        FunctionType type = space.function(index);
        if (!inline.equals(FunctionType.EMPTY) && type != null && !type.equals(inline) && isKnown(inline)) {
            part.report(Problem.INLINE_FUNCTION_TYPE, token, inline.showStack(), type.showStack());
            return evenIfContradictory ? index : Instruction.UNKNOWN_INDEX;
        }
        return index;
    }

    private static boolean isKnown(FunctionType type) {
        return type.parameters().stream().noneMatch(TypeUses::isUnknown)
                && type.results().stream().noneMatch(TypeUses::isUnknown);
    }

    private static boolean isUnknown(ValueType type) {
        return type == ValueType.Bottom.BOTTOM || isType(type, Instruction.UNKNOWN_INDEX);
    }
}
