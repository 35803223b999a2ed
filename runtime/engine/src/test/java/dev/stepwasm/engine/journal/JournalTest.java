package dev.stepwasm.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.ImportStub;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A run with a host that does what it likes is repeated from the journal alone, to the same state and count. */
class JournalTest {
    private static final String PROGRAM = """
            (module
              (import "env" "random" (func $random (result i64)))
              (import "env" "fill" (func $fill (param i32 i32) (result i32)))
              (import "env" "twice" (func $twice (param i32) (result i32)))
              (import "env" "object" (func $object (param externref) (result externref)))
              (import "env" "fail" (func $fail))
              (memory (export "memory") 1 10)
              (global $seen (export "seen") (mut i64) (i64.const 0))
              (global $mode (export "mode") (mut i32) (i32.const 0))
              (global $kept (export "kept") (mut externref) (ref.null extern))
              (table (export "table") 1 8 funcref)
              (data (i32.const 0) "start")
              (start $begin)
              (func $begin (global.set $seen (call $random)))
              (func (export "run") (param $n i32) (result i32)
                (local $sum i32)
                (loop $next
                  (global.set $seen (i64.add (global.get $seen) (call $random)))
                  (local.set $sum (i32.add (local.get $sum)
                    (call $fill (i32.mul (local.get $n) (i32.const 16)) (i32.const 16))))
                  (if (i32.wrap_i64 (i64.and (global.get $seen) (i64.const 1)))
                    (then (local.set $sum (i32.add (local.get $sum) (call $twice (local.get $n))))))
                  (global.set $kept (call $object (global.get $kept)))
                  (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                (i32.add (local.get $sum) (i32.add (memory.size) (i32.add (global.get $mode) (table.size 0)))))
              (func (export "add") (param i32 i32) (result i32)
                (i32.store (i32.const 1000) (i32.add (local.get 0) (local.get 1)))
                (i32.load (i32.const 1000)))
              (func (export "trap") (call $fail)))
            """;

    private static final FunctionType OBJECT =
            new FunctionType(List.of(ValueType.Reference.EXTERNREF), List.of(ValueType.Reference.EXTERNREF));

    private final StepModule module = module();
    private final Random random = new Random(42);

    private static StepModule module() {
        try {
            return StepModule.ofText("program.wat", PROGRAM);
        } catch (InvalidModuleException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** A host that answers otherwise each time, writes memory, grows it, sets globals and tables, and calls back. */
    private Imports host() {
        var i32 = Numeric.I32;
        return Imports.builder()
                .function(
                        "env",
                        "random",
                        new FunctionType(List.of(), List.of(Numeric.I64)),
                        (caller, arguments) -> List.of(Value.of(random.nextLong())))
                .function("env", "fill", new FunctionType(List.of(i32, i32), List.of(i32)), (caller, arguments) -> {
                    byte[] bytes = new byte[((Value.I32) arguments.getLast()).value()];
                    random.nextBytes(bytes);
                    caller.memory(0).write(((Value.I32) arguments.getFirst()).value(), bytes);
                    if (random.nextInt(4) == 0) {
                        caller.memory(0).grow(1);
                    }
                    caller.global("mode").set(Value.of(random.nextInt(100)));
                    return List.of(Value.of(random.nextInt()));
                })
                .function("env", "twice", new FunctionType(List.of(i32), List.of(i32)), (caller, arguments) -> {
                    caller.table("table").grow(1, caller.function("add"));
                    caller.table("table").set(0, caller.function("run"));
                    return caller.invoke("add", arguments.getFirst(), Value.of(random.nextInt()));
                })
                .function(
                        "env",
                        "object",
                        OBJECT,
                        (caller, arguments) -> List.of(
                                random.nextBoolean()
                                        ? arguments.getFirst()
                                        : new Value.Ref(ValueType.Reference.EXTERNREF, "object " + random.nextInt())))
                .function("env", "fail", FunctionType.EMPTY, (caller, arguments) -> {
                    caller.memory(0).writeByte(5, (byte) random.nextInt());
                    throw Trap.ofHost("no luck");
                })
                .build();
    }

    private static String state(StepInstance instance) {
        byte[] memory = instance.memory("memory").array();
        return memory.length + " bytes " + Arrays.hashCode(memory) + ", seen "
                + instance.global("seen").get().show() + ", mode "
                + instance.global("mode").get().show() + ", kept "
                + instance.global("kept").reference() + ", table "
                + instance.table("table").size() + ", "
                + instance.control().instructionCount() + " instructions";
    }

    /** {@return the journal of a run, which ends in a state that is written down} */
    private Journal record(List<String> states) {
        var control = new ExecutionControl();
        Journal journal = Journal.record(control, Integer.MAX_VALUE);
        StepInstance instance = module.instantiate(host(), control);
        instance.invoke("run", Value.of(20));
        instance.memory("memory").writeInt(2000, 7);
        assertThatThrownBy(() -> instance.invoke("trap")).isInstanceOf(Trap.class);
        instance.invoke("run", Value.of(3));
        states.add(state(instance));
        journal.close();
        return journal;
    }

    private StepInstance replay(Journal journal) {
        var control = new ExecutionControl();
        Replay replay = Replay.of(journal, control);
        StepInstance instance = module.instantiate(
                Imports.builder().stubForOthers(ImportStub.trap("replayed")).build(), control);
        replay.run();
        return instance;
    }

    @Test
    void repeatsARunWithoutTheHost() {
        var states = new ArrayList<String>();
        Journal journal = record(states);

        assertThat(state(replay(journal))).isEqualTo(states.getFirst());
        assertThat(state(replay(journal))).as("a second time").isEqualTo(states.getFirst());
    }

    @Test
    void entriesAreRecordsInOrder() {
        var control = new ExecutionControl();
        Journal journal = Journal.record(control, 1000);
        StepInstance instance = module.instantiate(
                Imports.builder()
                        .stub("env", "random", ImportStub.returns(List.of("7")))
                        .stubForOthers(ImportStub.trap("none"))
                        .build(),
                control);
        instance.memory(0).write(16, new byte[] {1, 2});
        instance.invoke("add", Value.of(1), Value.of(2));
        instance.global("mode").set(Value.of(5));
        instance.memory(0).grow(2);
        var entries = new ArrayList<JournalEntry>();
        journal.entries().forEachRemaining(entries::add);

        assertThat(entries)
                .containsExactly(
                        new JournalEntry.Invoked(5, 0, List.of()),
                        new JournalEntry.HostCalled(0, 1, List.of()),
                        new JournalEntry.HostReturned(List.of(Value.of(7L))),
                        new JournalEntry.Ended(2, true),
                        new JournalEntry.Wrote(0, 16, new byte[] {1, 2}),
                        new JournalEntry.Invoked(7, 2, List.of(Value.of(1), Value.of(2))),
                        new JournalEntry.Ended(9, true),
                        new JournalEntry.GlobalSet(1, Value.of(5)),
                        new JournalEntry.MemoryGrew(0, 2));
        assertThat(journal.size()).isLessThan(60);
    }

    @Test
    void anotherProgramIsToldFromTheRecordedOne() throws Exception {
        Journal journal = record(new ArrayList<>());
        StepModule other = StepModule.ofText(
                "other.wat",
                PROGRAM.replace("(i32.mul (local.get $n) (i32.const 16))", "(i32.mul (local.get $n) (i32.const 32))"));
        var control = new ExecutionControl();
        Replay replay = Replay.of(journal, control);
        other.instantiate(
                Imports.builder().stubForOthers(ImportStub.trap("replayed")).build(), control);

        assertThatThrownBy(replay::run)
                .isInstanceOf(ReplayException.class)
                .hasMessageStartingWith("the program calls env.fill with [I32[value=640], I32[value=16]]")
                .hasMessageContaining("where the journal has HostCalled[function=1");
    }

    @Test
    void whatAnInvocationThrowsGoesThroughTheHostAgain() throws Exception {
        StepModule nested = StepModule.ofText("nested.wat", """
                (module
                  (import "env" "back" (func $back))
                  (global (export "count") (mut i32) (i32.const 0))
                  (func (export "run")
                    (global.set 0 (i32.add (global.get 0) (i32.const 1)))
                    (call $back))
                  (func (export "divide") (drop (i32.div_u (i32.const 1) (global.get 0))) unreachable))
                """);
        var control = new ExecutionControl();
        Journal journal = Journal.record(control, Integer.MAX_VALUE);
        StepInstance instance = nested.instantiate(
                Imports.builder()
                        .function("env", "back", FunctionType.EMPTY, (caller, arguments) -> caller.invoke("divide"))
                        .build(),
                control);
        assertThatThrownBy(() -> instance.invoke("run")).isInstanceOf(Trap.class);
        journal.close();
        var entries = new ArrayList<JournalEntry>();
        journal.entries().forEachRemaining(entries::add);
        assertThat(entries.get(entries.size() - 2)).isEqualTo(new JournalEntry.HostPassedOn());

        var again = new ExecutionControl();
        Replay replay = Replay.of(journal, again);
        nested.instantiate(
                Imports.builder().stubForOthers(ImportStub.trap("replayed")).build(), again);
        replay.run();

        assertThat(again.instructionCount()).isEqualTo(control.instructionCount());
    }

    @Test
    void aFullJournalSaysSoAndIsNotReplayed() {
        var control = new ExecutionControl();
        Journal journal = Journal.record(control, 100);
        StepInstance instance = module.instantiate(host(), control);
        instance.invoke("run", Value.of(20));

        assertThat(journal.isComplete()).isFalse();
        assertThat(journal.size()).isBetween(50L, 200L);
        assertThatThrownBy(() -> Replay.of(journal, new ExecutionControl()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the journal is not complete, so the run cannot be repeated");
    }

    @Test
    void writtenOutTheJournalHasRoomAgain() throws Exception {
        var control = new ExecutionControl();
        Journal journal = Journal.record(control, 100);
        StepInstance instance = module.instantiate(
                Imports.builder().stubForOthers(ImportStub.log(line -> {})).build(), control);
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < 100; i++) {
            instance.invoke("add", Value.of(i), Value.of(1));
            journal.writeTo(out);
        }

        assertThat(journal.isComplete()).isTrue();
        assertThat(journal.size()).isZero();
        assertThat(out.size()).isBetween(800, 2000);
    }
}
