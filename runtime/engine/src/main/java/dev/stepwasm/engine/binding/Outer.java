package dev.stepwasm.engine.binding;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.ExceptionTag;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.TableType;
import java.util.List;

/** An instance of another runtime, as its binding shows it. Indices count imports first, as in the module. */
public interface Outer {
    /** {@return a memory} */
    LinearMemory memory(int index, MemoryType type);

    /** {@return a table} */
    ReferenceTable table(int index, TableType type);

    /** {@return a global} */
    GlobalCell global(int index, GlobalType type);

    /**
     * {@return a tag, the same object for the same tag in whatever instance}
     *
     * @param type what exceptions carry
     * @param name for people
     */
    ExceptionTag tag(int index, DefinedType type, String name);

    /** {@return the results of an imported function} Whatever the runtime throws passes through, its exceptions of WebAssembly as ours. */
    List<Value> callImport(int index, List<Value> arguments);
}
