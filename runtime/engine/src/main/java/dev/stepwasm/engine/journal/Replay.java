package dev.stepwasm.engine.journal;

import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.HostGate;
import dev.stepwasm.engine.interpret.InstanceHook;
import dev.stepwasm.engine.interpret.Instances;
import dev.stepwasm.engine.store.WasmFunction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Repeats what a {@link Journal} says: functions of the host are not called, their results and writes come from the
 * journal. Make the same instances, in the same order, under the control of the replay, then {@link #run}. Memories,
 * tables and globals that the host gave must be given again as they were; for functions a stub will do, since none is
 * called: {@code Imports.builder().stubForOthers(ImportStub.trap("replayed"))}.
 *
 * <p>Whatever the program does otherwise than the journal says is a {@link ReplayException}. Used by one thread.
 */
public final class Replay {
    private final ExecutionControl control;
    private final Numbering numbering = new Numbering();
    private final Decoder journal;
    private final Objects recorded;
    /** What stands in this run for objects that code made in the recorded one. */
    private final Map<Integer, Object> standIns = new HashMap<>();

    private @Nullable JournalEntry next;
    /** Whether the last invocation has ended as the journal says. */
    private boolean ended;
    /** What the last invocation threw. */
    private @Nullable Throwable lastFailure;

    private Replay(Journal journal, ExecutionControl control) {
        this.control = control;
        this.recorded = journal.objects();
        this.journal = new Decoder(journal.bytes(), numbering, this::object);
        var gate = new Gate();
        control.hooks().setGate(gate);
        control.hooks().attach((InstanceHook) numbering::add);
    }

    /**
     * {@return the repetition of a recorded run}
     *
     * @param control of this run; has run nothing
     * @throws IllegalArgumentException if the journal had no room for everything
     */
    public static Replay of(Journal journal, ExecutionControl control) {
        if (!journal.isComplete()) {
            throw new IllegalArgumentException("the journal is not complete, so the run cannot be repeated");
        }
        return new Replay(journal, control);
    }

    /** Tells of an instance that was made before the journal began, and so before this replay. */
    public Replay with(StepInstance instance) {
        numbering.add(instance.state());
        return this;
    }

    /** Does what the host did from here to the end of the journal. */
    public void run() {
        while (peek() != null) {
            apply(take());
        }
    }

    private Object object(int number) {
        return standIns.getOrDefault(number, recorded.get(number));
    }

    private @Nullable JournalEntry peek() {
        if (next == null && journal.hasNext()) {
            next = journal.next();
        }
        return next;
    }

    private JournalEntry take() {
        JournalEntry taken = peek();
        if (taken == null) {
            throw new ReplayException("the program goes on where the journal ends");
        }
        next = null;
        return taken;
    }

    /** Does something that the host did outside of calls, or in a call before it ended. */
    private void apply(JournalEntry entry) {
        switch (entry) {
            case JournalEntry.Wrote(int memory, long address, byte[] bytes) ->
                numbering.memories.get(memory).write(address, bytes);
            case JournalEntry.MemoryGrew(int memory, long pages) ->
                numbering.memories.get(memory).grow(pages);
            case JournalEntry.GlobalSet(int global, Value value) ->
                numbering.globals.get(global).set(value);
            case JournalEntry.TableSet(int table, long index, Value value) ->
                numbering.tables.get(table).set((int) index, ((Value.Ref) value).target());
            case JournalEntry.TableGrew(int table, long elements, Value value) ->
                numbering.tables.get(table).grow((int) elements, ((Value.Ref) value).target());
            case JournalEntry.Invoked invoked -> invoke(invoked);
            case JournalEntry.HostCalled called -> throw unexpected(entry);
            case JournalEntry.HostReturned returned -> throw unexpected(entry);
            case JournalEntry.HostFailed failed -> throw unexpected(entry);
            case JournalEntry.HostPassedOn passedOn -> throw unexpected(entry);
            case JournalEntry.Ended ended -> throw unexpected(entry);
        }
    }

    private static ReplayException unexpected(JournalEntry entry) {
        return new ReplayException("the journal has " + entry + " where the program does nothing of that kind");
    }

    private void invoke(JournalEntry.Invoked invoked) {
        next = invoked; // The gate takes it.
        try {
            Instances.call(numbering.functions.get(invoked.function()), invoked.arguments());
        } catch (ReplayException failure) {
            throw failure;
        } catch (RuntimeException | Error failure) {
            lastFailure = failure;
            if (!ended) { // Else it is what the recorded invocation threw, and the host has dealt with it.
                throw failure;
            }
        }
    }

    /** {@return whether values are those that the journal has, with the objects of this run} */
    private boolean agree(List<Value> expected, List<Value> actual) {
        boolean agree = expected.size() == actual.size();
        for (int i = 0; agree && i < expected.size(); i++) {
            agree = expected.get(i).equals(actual.get(i)) || isSame(expected.get(i), actual.get(i));
        }
        return agree;
    }

    private boolean isSame(Value expected, Value actual) {
        if (!(expected instanceof Value.Ref(var type, Object recordedTarget))
                || !(actual instanceof Value.Ref(var actualType, Object target))
                || recordedTarget == null
                || target == null) {
            return false;
        }
        Integer number = recorded.known(recordedTarget);
        return recordedTarget == target || number != null && standIns.putIfAbsent(number, target) == null;
    }

    /** Answers in place of the host, and compares what the program does. */
    private final class Gate implements HostGate {
        @Override
        public List<Value> call(WasmFunction callee, List<Value> arguments, Supplier<List<Value>> host) {
            JournalEntry entry = take();
            boolean same = entry instanceof JournalEntry.HostCalled(int function, long count, List<Value> expected)
                    && numbering.functions.number(callee) == function
                    && count == control.instructionCount()
                    && agree(expected, arguments);
            if (!same) {
                throw new ReplayException("the program calls " + callee.name() + " with " + arguments + " after "
                        + control.instructionCount() + " instructions, where the journal has " + entry);
            }
            while (true) {
                switch (take()) {
                    case JournalEntry.HostReturned(List<Value> results) -> {
                        return results;
                    }
                    case JournalEntry.HostFailed(Throwable failure) -> throw unchecked(failure);
                    case JournalEntry.HostPassedOn passedOn -> throw unchecked(lastFailure);
                    case JournalEntry other -> apply(other);
                }
            }
        }

        private static RuntimeException unchecked(@Nullable Throwable failure) {
            return switch (failure) {
                case RuntimeException known -> known;
                case Error known -> throw known;
                case null, default -> new IllegalStateException(failure);
            };
        }

        @Override
        public void invoked(WasmFunction callee, List<Value> arguments) {
            JournalEntry entry = take();
            boolean same = entry instanceof JournalEntry.Invoked(int function, long count, List<Value> expected)
                    && numbering.functions.number(callee) == function
                    && count == control.instructionCount()
                    && agree(expected, arguments);
            if (!same) {
                throw new ReplayException("the host invokes " + callee.name() + " with " + arguments + " after "
                        + control.instructionCount() + " instructions, where the journal has " + entry);
            }
            ended = false;
        }

        @Override
        public void returned(WasmFunction callee, List<Value> results) {
            end(new JournalEntry.Ended(control.instructionCount(), true));
        }

        @Override
        public void failed(WasmFunction callee, Throwable failure) {
            if (!(failure instanceof ReplayException)) {
                end(new JournalEntry.Ended(control.instructionCount(), false));
            }
        }

        private void end(JournalEntry.Ended actual) {
            JournalEntry entry = take();
            if (!entry.equals(actual)) {
                throw new ReplayException("an invocation ends as " + actual + ", where the journal has " + entry);
            }
            ended = true;
        }
    }
}
