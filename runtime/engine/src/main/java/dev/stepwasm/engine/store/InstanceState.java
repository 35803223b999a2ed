package dev.stepwasm.engine.store;

import dev.stepwasm.wasm.module.Module;
import org.jspecify.annotations.Nullable;

/**
 * What an instance of a module owns or shares: its index spaces, imports first, and the segments that have not been
 * dropped. Used by one thread at a time.
 *
 * <p>The arrays are filled while the instance is being made and are not replaced afterwards; treat them as read-only.
 */
public final class InstanceState {
    private final String name;
    private final Module module;
    private final DefinedTypes types;
    private final WasmFunction[] functions;
    private final ReferenceTable[] tables;
    private final LinearMemory[] memories;
    private final GlobalCell[] globals;
    private final ExceptionTag[] tags;
    private final @Nullable Object[][] elements;
    private final byte[][] data;

    /**
     * The state of an instance that is about to be initialised.
     *
     * @param name of the module, for people
     * @param types those that the module defines
     * @param elements references of each element segment
     * @param data bytes of each data segment
     */
    public InstanceState(
            String name,
            Module module,
            DefinedTypes types,
            WasmFunction[] functions,
            ReferenceTable[] tables,
            LinearMemory[] memories,
            GlobalCell[] globals,
            ExceptionTag[] tags,
            @Nullable Object[][] elements,
            byte[][] data) {
        this.name = name;
        this.module = module;
        this.types = types;
        this.functions = functions;
        this.tables = tables;
        this.memories = memories;
        this.globals = globals;
        this.tags = tags;
        this.elements = elements;
        this.data = data;
    }

    /** {@return the name of the module, for people} */
    public String name() {
        return name;
    }

    /** {@return the module this is an instance of} */
    public Module module() {
        return module;
    }

    /** {@return the types that the module defines} */
    public DefinedTypes types() {
        return types;
    }

    /** {@return the number of functions, imports included} */
    public int functionCount() {
        return functions.length;
    }

    /** {@return a function} */
    public WasmFunction function(int index) {
        return functions[index];
    }

    /** {@return the number of tables, imports included} */
    public int tableCount() {
        return tables.length;
    }

    /** {@return a table} */
    public ReferenceTable table(int index) {
        return tables[index];
    }

    /** {@return the number of memories, imports included} */
    public int memoryCount() {
        return memories.length;
    }

    /** {@return a memory} */
    public LinearMemory memory(int index) {
        return memories[index];
    }

    /** {@return the number of globals, imports included} */
    public int globalCount() {
        return globals.length;
    }

    /** {@return a global} */
    public GlobalCell global(int index) {
        return globals[index];
    }

    /** {@return the number of tags, imports included} */
    public int tagCount() {
        return tags.length;
    }

    /** {@return a tag} */
    public ExceptionTag tag(int index) {
        return tags[index];
    }

    /** {@return the references of an element segment; none after it was dropped} */
    public @Nullable Object[] element(int index) {
        return elements[index];
    }

    /** Gives an element segment its references, while the instance is being made. */
    public void setElement(int index, @Nullable Object[] references) {
        elements[index] = references;
    }

    /** Empties an element segment. */
    public void dropElement(int index) {
        elements[index] = new Object[0];
    }

    /** {@return the bytes of a data segment; none after it was dropped} */
    public byte[] data(int index) {
        return data[index];
    }

    /** Empties a data segment. */
    public void dropData(int index) {
        data[index] = new byte[0];
    }
}
