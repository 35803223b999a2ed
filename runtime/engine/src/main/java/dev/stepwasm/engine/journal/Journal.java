package dev.stepwasm.engine.journal;

import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.HostGate;
import dev.stepwasm.engine.interpret.InstanceHook;
import dev.stepwasm.engine.store.GlobalCell;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.engine.store.MemoryObserver;
import dev.stepwasm.engine.store.ReferenceTable;
import dev.stepwasm.engine.store.WasmFunction;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what the host does to the instances under one {@link ExecutionControl}: calls of its functions with
 * arguments and results, bytes that it writes and where, growth of memories and tables, globals and elements that it sets,
 * and its invocations of the program. Kept as bytes, a few for each entry; {@link #entries} gives records. Objects that
 * pass by reference stay reachable as long as the journal.
 *
 * <p>What the host writes into {@link LinearMemory#array()} directly is not seen, nor what another program does to a shared
 * memory. Used by the thread that runs the program.
 */
public final class Journal implements AutoCloseable {
    private final ExecutionControl control;
    private final long maximumBytes;
    private final Bytes bytes = new Bytes();
    private final Numbering numbering = new Numbering();
    private final Objects objects = new Objects();
    private final Encoder encoder = new Encoder(bytes, numbering, objects);
    private final Recorder recorder = new Recorder();
    private boolean complete = true;

    private Journal(ExecutionControl control, long maximumBytes) {
        this.control = control;
        this.maximumBytes = maximumBytes;
    }

    /**
     * {@return a journal that records from now on} Instances that are made later are in it without being told.
     *
     * @param maximumBytes recording ends before the journal is larger
     * @param instances those that are there already, in the order in which they were made
     * @throws IllegalStateException if the host's calls are recorded or replayed already
     */
    public static Journal record(ExecutionControl control, long maximumBytes, StepInstance... instances) {
        var journal = new Journal(control, maximumBytes);
        for (StepInstance instance : instances) {
            journal.recorder.made(instance.state());
        }
        control.hooks().setGate(journal.recorder);
        control.hooks().attach((InstanceHook) journal.recorder);
        return journal;
    }

    /** Ends recording. What has been recorded stays. */
    @Override
    public void close() {
        if (control.hooks().gate() == recorder) {
            control.hooks().setGate(null);
        }
        control.hooks().detach((InstanceHook) recorder);
        numbering.memories.all().forEach(memory -> memory.removeObserver(recorder));
        numbering.globals.all().forEach(global -> global.observe(null));
        numbering.tables.all().forEach(table -> table.observe(null));
    }

    /** {@return whether everything has been recorded, and not only what there was room for} */
    public boolean isComplete() {
        return complete;
    }

    /** {@return the size in bytes of what has been recorded and not been written out} */
    public long size() {
        return bytes.size();
    }

    /** {@return what has been recorded and not been written out, from the beginning} */
    public Iterator<JournalEntry> entries() {
        return new Decoder(bytes.copy(), numbering, objects::get);
    }

    /** Writes out what has been recorded since the last time, and forgets it, so that there is room for more. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes.copy());
        bytes.clear();
    }

    byte[] bytes() {
        return bytes.copy();
    }

    Objects objects() {
        return objects;
    }

    /** Hears of everything. */
    private final class Recorder
            implements HostGate, InstanceHook, MemoryObserver, GlobalCell.Observer, ReferenceTable.Observer {
        /** What the last invocation threw. */
        private @Nullable Throwable lastFailure;

        @Override
        public void made(InstanceState state) {
            int memories = numbering.memories.all().size();
            int tables = numbering.tables.all().size();
            int globals = numbering.globals.all().size();
            numbering.add(state);
            skip(numbering.memories.all(), memories).forEach(memory -> memory.addObserver(this));
            skip(numbering.tables.all(), tables).forEach(table -> table.observe(this));
            skip(numbering.globals.all(), globals).forEach(global -> global.observe(this));
        }

        private static <T> List<T> skip(List<T> all, int count) {
            return all.subList(count, all.size());
        }

        private boolean hasRoom() {
            complete &= bytes.size() < maximumBytes;
            return complete;
        }

        @Override
        public List<Value> call(WasmFunction callee, List<Value> arguments, Supplier<List<Value>> host) {
            if (hasRoom()) {
                encoder.called(Encoder.HOST_CALLED, callee, control.instructionCount(), arguments);
            }
            List<Value> results;
            try {
                results = host.get();
            } catch (RuntimeException | Error failure) {
                if (hasRoom()) {
                    if (failure == lastFailure) {
                        encoder.hostPassedOn();
                    } else {
                        encoder.hostFailed(failure);
                    }
                }
                throw failure;
            }
            if (hasRoom()) {
                encoder.hostReturned(results);
            }
            return results;
        }

        @Override
        public void invoked(WasmFunction callee, List<Value> arguments) {
            if (hasRoom()) {
                encoder.called(Encoder.INVOKED, callee, control.instructionCount(), arguments);
            }
        }

        @Override
        public void returned(WasmFunction callee, List<Value> results) {
            ended(true);
        }

        @Override
        public void failed(WasmFunction callee, Throwable failure) {
            lastFailure = failure;
            ended(false);
        }

        private void ended(boolean returned) {
            if (hasRoom()) {
                encoder.ended(control.instructionCount(), returned);
            }
        }

        @Override
        public void written(LinearMemory memory, long address, byte[] before, byte[] after) {
            complete &= bytes.size() + (long) after.length < maximumBytes;
            if (complete) {
                encoder.wrote(numbering.memories.number(memory), address, after);
            }
        }

        @Override
        public void grown(LinearMemory memory, long pagesBefore, long pagesAfter) {
            if (hasRoom()) {
                encoder.memoryGrew(numbering.memories.number(memory), pagesAfter - pagesBefore);
            }
        }

        @Override
        public void set(GlobalCell global) {
            if (hasRoom()) {
                encoder.globalSet(numbering.globals.number(global), global.get());
            }
        }

        @Override
        public void changed(ReferenceTable table, int index, int length) {
            for (int i = index; i < index + length && control.isHostInControl() && hasRoom(); i++) {
                encoder.table(Encoder.TABLE_SET, numbering.tables.number(table), i, reference(table, table.get(i)));
            }
        }

        @Override
        public void grown(ReferenceTable table, int elements) {
            if (control.isHostInControl() && hasRoom()) {
                encoder.table(Encoder.TABLE_GREW, numbering.tables.number(table), elements, reference(table, null));
            }
        }

        private static Value reference(ReferenceTable table, @Nullable Object target) {
            return new Value.Ref(table.type().element(), target);
        }
    }
}
