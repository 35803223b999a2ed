package dev.stepwasm.wasm.validate;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of instructions on references, casts included (core spec 3.4.4). */
final class ReferenceRules {
    private final ModuleContext module;
    private final OperandStack stack;
    private final IndexChecks indices;

    ReferenceRules(ModuleContext module, OperandStack stack, IndexChecks indices) {
        this.module = module;
        this.stack = stack;
        this.indices = indices;
    }

    /** {@return whether the instruction is one of those here} */
    boolean accept(Opcode op, Immediates immediates) {
        switch (op) {
            case REF_NULL -> {
                HeapType type = ((Immediates.Heap) immediates).type();
                indices.heapTypeExists(type);
                stack.push(new ValueType.Reference(true, type));
            }
            case REF_FUNC -> function(FunctionValidator.index(immediates));
            case REF_IS_NULL -> {
                stack.popReference();
                stack.push(ValueType.Numeric.I32);
            }
            case REF_AS_NON_NULL -> stack.push(nonNull(stack.popReference()));
            case BR_ON_NULL -> branchOnNull(FunctionValidator.index(immediates));
            case BR_ON_NON_NULL -> branchOnNonNull(FunctionValidator.index(immediates));
            case REF_TEST, REF_TEST_NULL -> {
                popSameHierarchy(((Immediates.Ref) immediates).type());
                stack.push(ValueType.Numeric.I32);
            }
            case REF_CAST, REF_CAST_NULL -> {
                popSameHierarchy(((Immediates.Ref) immediates).type());
                stack.push(((Immediates.Ref) immediates).type());
            }
            case BR_ON_CAST, BR_ON_CAST_FAIL -> branchOnCast(op, (Immediates.Cast) immediates);
            case ANY_CONVERT_EXTERN -> convert(HeapType.Abstract.EXTERN, HeapType.Abstract.ANY);
            case EXTERN_CONVERT_ANY -> convert(HeapType.Abstract.ANY, HeapType.Abstract.EXTERN);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void function(int index) {
        if (!indices.functionExists(index)) {
            stack.push(ValueType.Bottom.REFERENCE);
            return;
        }
        if (!module.isDeclared(index)) {
            stack.report(Problem.UNDECLARED_FUNCTION_REFERENCE, index);
        }
        stack.push(new ValueType.Reference(false, new HeapType.Concrete(module.functionTypeIndex(index))));
    }

    private static ValueType nonNull(ValueType type) {
        return type instanceof ValueType.Reference reference ? reference.withNullable(false) : type;
    }

    private void branchOnNull(int label) {
        ValueType tested = stack.popReference();
        @Nullable List<ValueType> wanted = indices.labelTypes(label);
        if (wanted != null) {
            stack.pop(wanted);
            stack.push(wanted);
        }
        stack.push(nonNull(tested));
    }

    private void branchOnNonNull(int label) {
        @Nullable List<ValueType> wanted = indices.labelTypes(label);
        if (wanted == null) {
            stack.popReference();
            return;
        }
        @Nullable ValueType last = lastReference(Opcode.BR_ON_NON_NULL, wanted);
        if (last == null) {
            stack.popReference();
            return;
        }
        stack.pop(last instanceof ValueType.Reference reference ? reference.withNullable(true) : last);
        passRest(wanted);
    }

    private @Nullable ValueType lastReference(Opcode op, List<ValueType> wanted) {
        if (wanted.isEmpty() || !wanted.get(wanted.size() - 1).isReference()) {
            stack.mismatch(
                    "the label of `" + op.keyword() + "` must take a reference on top, but takes "
                            + FunctionType.showStack(wanted),
                    List.of());
            return null;
        }
        return wanted.get(wanted.size() - 1);
    }

    private void passRest(List<ValueType> wanted) {
        List<ValueType> rest = wanted.subList(0, wanted.size() - 1);
        stack.pop(rest);
        stack.push(rest);
    }

    private void popSameHierarchy(ValueType.Reference type) {
        if (indices.heapTypeExists(type.heap()) && known(type.heap())) {
            stack.pop(new ValueType.Reference(true, module.types().topOf(type.heap())));
        } else {
            stack.popReference();
        }
    }

    private boolean known(HeapType type) {
        return !(type instanceof HeapType.Concrete(int index)) || module.types().contains(index);
    }

    private void branchOnCast(Opcode op, Immediates.Cast cast) {
        ValueType.Reference source = cast.source();
        ValueType.Reference target = cast.target();
        indices.heapTypeExists(source.heap());
        indices.heapTypeExists(target.heap());
        if (!module.types().matches(target, source)) {
            stack.mismatch(
                    "cannot cast " + source.show() + " to " + target.show() + ", which is no subtype", List.of());
        }
        // What remains when the cast fails: null as well, unless the target takes it.
        ValueType.Reference rest = target.nullable() ? source.withNullable(false) : source;
        ValueType.Reference taken = op == Opcode.BR_ON_CAST ? target : rest;
        ValueType.Reference kept = op == Opcode.BR_ON_CAST ? rest : target;
        stack.pop(source);
        @Nullable List<ValueType> wanted = indices.labelTypes(cast.label());
        if (wanted != null) {
            @Nullable ValueType last = lastReference(op, wanted);
            if (last != null) {
                if (!module.types().matches(taken, last)) {
                    stack.mismatch(
                            "`" + op.keyword() + "` brings " + taken.show() + " but its label needs " + last.show(),
                            List.of());
                }
                passRest(wanted);
            }
        }
        stack.push(kept);
    }

    private void convert(HeapType from, HeapType to) {
        ValueType value = stack.peek();
        stack.pop(new ValueType.Reference(true, from));
        boolean nullable = !(value instanceof ValueType.Reference reference) || reference.nullable();
        stack.push(
                value == ValueType.Bottom.BOTTOM || value == ValueType.Bottom.REFERENCE
                        ? new ValueType.Reference(false, to)
                        : new ValueType.Reference(nullable, to));
    }
}
