package dev.stepwasm.wasm.validate;

import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TagType;
import dev.stepwasm.wasm.type.TypeSpace;
import dev.stepwasm.wasm.type.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * What a function body can see of its module (the context of core spec 3.1.1). Index spaces begin with the imports. Methods
 * that take an index are called with {@code 0 <= index < count} only.
 */
public interface ModuleContext {
    /** {@return the types of the module} */
    TypeSpace types();

    int functionCount();

    /** {@return the type index of a function; -1 or out of range when unknown (already reported)} */
    int functionTypeIndex(int function);

    int tableCount();

    TableType table(int index);

    int memoryCount();

    MemoryType memory(int index);

    int globalCount();

    GlobalType global(int index);

    int tagCount();

    TagType tag(int index);

    int elementCount();

    /** {@return the type of the references in an element segment} */
    ValueType.Reference elementType(int index);

    int dataCount();

    /** {@return whether the function is named outside of bodies, so that {@code ref.func} may name it (core spec 3.4.12)} */
    boolean isDeclared(int function);

    /** {@return the type of a function, null when unknown} */
    default @Nullable FunctionType functionType(int function) {
        return types().function(functionTypeIndex(function));
    }
}
