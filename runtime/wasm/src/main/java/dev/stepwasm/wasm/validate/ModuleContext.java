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

    /** {@return the number of functions, imports included} */
    int functionCount();

    /** {@return the type index of a function; -1 or out of range when unknown (already reported)} */
    int functionTypeIndex(int function);

    /** {@return the number of tables, imports included} */
    int tableCount();

    /** {@return the type of a table} */
    TableType table(int index);

    /** {@return the number of memories, imports included} */
    int memoryCount();

    /** {@return the type of a memory} */
    MemoryType memory(int index);

    /** {@return the number of globals, imports included} */
    int globalCount();

    /** {@return the type of a global} */
    GlobalType global(int index);

    /** {@return the number of tags, imports included} */
    int tagCount();

    /** {@return the type of a tag} */
    TagType tag(int index);

    /** {@return the number of element segments} */
    int elementCount();

    /** {@return the type of the references in an element segment} */
    ValueType.Reference elementType(int index);

    /** {@return the number of data segments} */
    int dataCount();

    /** {@return whether the function is named outside of bodies, so that {@code ref.func} may name it (core spec 3.4.12)} */
    boolean isDeclared(int function);

    /** {@return the type of a function, null when unknown} */
    default @Nullable FunctionType functionType(int function) {
        return types().function(functionTypeIndex(function));
    }
}
