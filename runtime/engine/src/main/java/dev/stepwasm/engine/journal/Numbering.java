package dev.stepwasm.engine.journal;

import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers for what instances have. The same program gets the same numbers in each run. */
final class Numbering {
    final Space<WasmFunction> functions = new Space<>();
    final Space<LinearMemory> memories = new Space<>();
    final Space<ReferenceTable> tables = new Space<>();
    final Space<GlobalCell> globals = new Space<>();

    /** Things of one kind. */
    static final class Space<T> {
        private final List<T> all = new ArrayList<>();
        private final Map<T, Integer> numbers = new IdentityHashMap<>();
        private @Nullable T last;
        private int lastNumber;

        /** {@return whether the thing is new} */
        boolean add(T thing) {
            if (numbers.putIfAbsent(thing, all.size()) != null) {
                return false;
            }
            all.add(thing);
            return true;
        }

        /** {@return its number; that of a thing nobody has told of is the next} */
        int number(T thing) {
            if (thing != last) { // Loops call the same function again and again.
                add(thing);
                lastNumber = numbers.getOrDefault(thing, -1);
                last = thing;
            }
            return lastNumber;
        }

        /** @throws ReplayException if there is none */
        T get(int number) {
            if (number < 0 || number >= all.size()) {
                throw new ReplayException("the journal is about instances that this run does not have");
            }
            return all.get(number);
        }

        List<T> all() {
            return all;
        }
    }

    /** Numbers what an instance has. */
    void add(InstanceState state) {
        for (int i = 0; i < state.functionCount(); i++) {
            functions.add(state.function(i));
        }
        for (int i = 0; i < state.memoryCount(); i++) {
            memories.add(state.memory(i));
        }
        for (int i = 0; i < state.tableCount(); i++) {
            tables.add(state.table(i));
        }
        for (int i = 0; i < state.globalCount(); i++) {
            globals.add(state.global(i));
        }
    }
}
