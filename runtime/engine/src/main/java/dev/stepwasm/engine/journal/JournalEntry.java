package dev.stepwasm.engine.journal;

import dev.stepwasm.engine.Value;
import java.util.Arrays;
import java.util.List;

/**
 * Something that the host did. Functions, memories, tables and globals are numbered: those of the instances in the order
 * in which these were made, by index, each thing once.
 */
public sealed interface JournalEntry {
    /**
     * Code called a function of the host. What the host does until it returns or fails comes next.
     *
     * @param function number of the function
     * @param instructions the instruction count, this call included
     */
    record HostCalled(int function, long instructions, List<Value> arguments) implements JournalEntry {
        /** Copies the list. */
        public HostCalled {
            arguments = List.copyOf(arguments);
        }
    }

    /** The function of the host that was called last and has not ended returned. */
    record HostReturned(List<Value> results) implements JournalEntry {
        /** Copies the list. */
        public HostReturned {
            results = List.copyOf(results);
        }
    }

    /** The function of the host that was called last and has not ended threw something. */
    record HostFailed(Throwable failure) implements JournalEntry {}

    /** The function of the host that was called last and has not ended let through what its last invocation threw. */
    record HostPassedOn() implements JournalEntry {}

    /**
     * The host invoked a function of the program.
     *
     * @param function number of the function
     * @param instructions the instruction count before it
     */
    record Invoked(int function, long instructions, List<Value> arguments) implements JournalEntry {
        /** Copies the list. */
        public Invoked {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * The invocation that was made last and has not ended returned or threw something.
     *
     * @param instructions the instruction count after it
     * @param returned whether it returned
     */
    record Ended(long instructions, boolean returned) implements JournalEntry {}

    /** The host wrote bytes to a memory. */
    @SuppressWarnings("ArrayRecordComponent") // may be large; compared and copied here
    record Wrote(int memory, long address, byte[] bytes) implements JournalEntry {
        @Override
        public boolean equals(Object other) {
            return other instanceof Wrote(int otherMemory, long otherAddress, byte[] otherBytes)
                    && memory == otherMemory
                    && address == otherAddress
                    && Arrays.equals(bytes, otherBytes);
        }

        @Override
        public int hashCode() {
            return 31 * memory + Long.hashCode(address) + Arrays.hashCode(bytes);
        }
    }

    /** The host added pages to a memory. */
    record MemoryGrew(int memory, long pages) implements JournalEntry {}

    /** The host changed a global. */
    record GlobalSet(int global, Value value) implements JournalEntry {}

    /** The host changed an element of a table. */
    record TableSet(int table, long index, Value value) implements JournalEntry {}

    /** The host added elements to a table. */
    record TableGrew(int table, long elements, Value value) implements JournalEntry {}
}
