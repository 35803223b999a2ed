package dev.stepwasm.engine.compile;

import dev.stepwasm.engine.store.Callee;
import dev.stepwasm.engine.store.DefinedType;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An instance as its compiled code sees it. Used by one thread at a time. */
public abstract class Context {
    /** The instance. */
    public final InstanceState state;
    /** The first memory; an empty one if there is none. */
    public final LinearMemory memory;
    /** The globals, imports first. */
    public final GlobalCell[] globals;
    /** The tables, imports first. */
    public final ReferenceTable[] tables;

    /** The types that the module defines. */
    public final DefinedType[] types;

    /** The second and later results of a call that has just returned, or the arguments of a tail call: numbers by their place among the results. */
    public final long[] numbers;
    /** The same for references. */
    public final @Nullable Object[] references;
    /** The high halves of those that are vectors, also of the first. */
    public final long[] highs;

    /** What the function that has just returned calls in its place, with the arguments in those; null if it has results. */
    public @Nullable Callee next;

    /** What compiled code calls by number: imports, and once one is asked for all functions. */
    private @Nullable Callee[] callees;

    /**
     * An instance.
     *
     * @param memory the first memory
     * @param values the most parameters or results that a function of the module, or one that it calls, has
     */
    protected Context(InstanceState state, LinearMemory memory, int values) {
        this.state = state;
        this.memory = memory;
        this.globals = new GlobalCell[state.globalCount()];
        this.tables = new ReferenceTable[state.tableCount()];
        this.types = new DefinedType[state.module().types().size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = state.types().get(i);
        }
        this.numbers = new long[values];
        this.references = new @Nullable Object[values];
        this.highs = new long[values];
        this.callees = new @Nullable Callee[state.module().importedFunctionCount()];
    }

    /** Takes over the globals and tables, which may not have been there when this was made. */
    protected final void fill() {
        for (int i = 0; i < globals.length; i++) {
            globals[i] = state.global(i);
        }
        for (int i = 0; i < tables.length; i++) {
            tables[i] = state.table(i);
        }
    }

    /** {@return what to call for a function with that number} */
    public final Callee callee(int function) {
        if (function >= callees.length) {
            callees = Arrays.copyOf(callees, state.functionCount());
        }
        Callee known = callees[function];
        if (known == null) {
            known = adapted(state.function(function));
            callees[function] = known;
        }
        return known;
    }

    /** Makes the tail call that the function that has just returned wants, and those that its callees want, until there are results. */
    public final void follow(int room) {
        Callee called = next;
        while (called != null) {
            next = null;
            ((CompiledCallee) called).leap(room);
            called = next;
        }
    }

    /** {@return what code of this instance calls for a function, whosever it is: a callee of this module's classes} */
    public abstract Callee adapted(WasmFunction function);

    /** {@return what runs a function of this module that looks up and must not begin: other code, or the interpreter} */
    public abstract Callee instead(int function);

    /** {@return what lets the interpreter run a function of this module} */
    public abstract Callee interpreted(int function);

    /** {@return the high halves of the vectors in the slots of the interpreter, which an entry is given the numbers of} */
    public abstract long[] slotHighs();

    /**
     * Calls a function that is not compiled code of this module.
     *
     * @param numbers arguments; the results are there afterwards; if there are vectors, their high halves are behind as many
     *     numbers as there are references
     * @param references the same for references
     * @param room what is left of the Java stack
     */
    public abstract void call(WasmFunction function, long[] numbers, @Nullable Object[] references, int room);

    /**
     * Looks at what other threads want. Called at the beginning of functions and loops once somebody wants something.
     *
     * @return whether the code must go on in the interpreter
     */
    public abstract boolean poll();

    /**
     * Looks at what other threads want, in a function in which somebody may want to stop.
     *
     * @return as the other
     */
    public abstract boolean poll(int function);

    /** {@return what takes the code that calls this off the stack} */
    public final Capture capture() {
        return new Capture(false);
    }

    /** {@return the same, for an instruction that cannot be done here} @param number of the instruction in its function */
    public final Capture capture(int number) {
        return new Capture(number);
    }
}
