package dev.stepwasm.wasm.validate;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up what an instruction names; what does not exist is reported, unless it was before, and null. */
final class IndexChecks {
    private final ModuleContext module;
    private final OperandStack stack;

    IndexChecks(ModuleContext module, OperandStack stack) {
        this.module = module;
        this.stack = stack;
    }

    private boolean exists(int index, int count, Problem problem) {
        if (index >= 0 && index < count) {
            return true;
        }
        if (index != Instruction.UNKNOWN_INDEX) {
            stack.report(problem, among(index, count, problem == Problem.UNKNOWN_LABEL));
        }
        return false;
    }

    /** {@return an index that does not exist, with how many there are} */
    static String among(int index, int count, boolean labels) {
        return Integer.toUnsignedString(index) + ", there " + (count == 1 ? "is" : "are") + " "
                + (count == 0 ? "none" : labels ? "only " + count + " around" : "only " + count);
    }

    @Nullable
    List<ValueType> labelTypes(int label) {
        return exists(label, stack.depth(), Problem.UNKNOWN_LABEL) && !stack.isUnknownBlock(label)
                ? stack.labelTypes(label)
                : null;
    }

    boolean functionExists(int index) {
        return exists(index, module.functionCount(), Problem.UNKNOWN_FUNCTION);
    }

    @Nullable
    FunctionType functionType(int index) {
        return functionExists(index) ? module.functionType(index) : null;
    }

    @Nullable
    TableType table(int index) {
        return exists(index, module.tableCount(), Problem.UNKNOWN_TABLE) ? module.table(index) : null;
    }

    @Nullable
    MemoryType memory(int index) {
        return exists(index, module.memoryCount(), Problem.UNKNOWN_MEMORY) ? module.memory(index) : null;
    }

    @Nullable
    GlobalType global(int index) {
        return exists(index, module.globalCount(), Problem.UNKNOWN_GLOBAL) ? module.global(index) : null;
    }

    @Nullable
    List<ValueType> tagParameters(int index) {
        if (!exists(index, module.tagCount(), Problem.UNKNOWN_TAG)) {
            return null;
        }
        FunctionType type = module.types().function(module.tag(index).typeIndex());
        return type == null ? null : type.parameters();
    }

    boolean dataExists(int index) {
        return exists(index, module.dataCount(), Problem.UNKNOWN_DATA_SEGMENT);
    }

    ValueType.@Nullable Reference elementType(int index) {
        return exists(index, module.elementCount(), Problem.UNKNOWN_ELEM_SEGMENT) ? module.elementType(index) : null;
    }

    private boolean typeExists(int index) {
        return exists(index, module.types().size(), Problem.UNKNOWN_TYPE);
    }

    @Nullable
    FunctionType typeOfFunctions(int index) {
        @Nullable FunctionType type = module.types().function(index);
        if (type == null && typeExists(index)) {
            wrongKind(index, "a function");
        }
        return type;
    }

    @Nullable
    StructType struct(int index) {
        @Nullable StructType type = module.types().struct(index);
        if (type == null && typeExists(index)) {
            wrongKind(index, "a struct");
        }
        return type;
    }

    @Nullable
    ArrayType array(int index) {
        @Nullable ArrayType type = module.types().array(index);
        if (type == null && typeExists(index)) {
            wrongKind(index, "an array");
        }
        return type;
    }

    private void wrongKind(int index, String wanted) {
        stack.report(
                Problem.UNKNOWN_TYPE,
                index + ": it must be " + wanted + " but is "
                        + module.types().get(index).composite().show());
    }

    boolean heapTypeExists(HeapType type) {
        return !(type instanceof HeapType.Concrete(int index)) || typeExists(index);
    }

    void checkType(ValueType type) {
        if (type instanceof ValueType.Reference reference) {
            heapTypeExists(reference.heap());
        }
    }
}
