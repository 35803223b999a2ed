package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Value;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Hooks hear of each arrival at their places, see the whole state and may change it. */
class HookTest {
    private static final String CALLS = """
            (module
              (import "env" "double" (func $double (param i32) (result i32)))
              (func (export "run") (param $n i32) (result i32)
                (call $spin (local.get $n))
                (i32.add (call $pick (local.get $n)) (call $double (local.get $n))))
              (func $spin (param $n i32)
                (loop $again
                  (local.set $n (i32.sub (local.get $n) (i32.const 1)))
                  (br_if $again (local.get $n))))
              (func $pick (param $n i32) (result i32)
                (if (i32.eq (local.get $n) (i32.const 1)) (then (return (i32.const 10))))
                (drop (br_if 0 (i32.const 20) (i32.eq (local.get $n) (i32.const 2))))
                (if (i32.eq (local.get $n) (i32.const 3)) (then (return_call $ten (i32.const 3))))
                (i32.const 50))
              (func $ten (param i32) (result i32) (i32.mul (local.get 0) (i32.const 10))))
            """;

    private static final Imports DOUBLE = Imports.builder()
            .function(
                    "env",
                    "double",
                    new FunctionType(List.of(Numeric.I32), List.of(Numeric.I32)),
                    (caller, arguments) -> List.of(Value.of(2 * ((Value.I32) arguments.getFirst()).value())))
            .build();

    private final Debuggee debuggee = Debuggee.of(CALLS, DOUBLE);
    private final List<String> heard = new ArrayList<>();

    /** Writes down everything that a hook can hear of. */
    private class Everything implements CodeHook {
        private final boolean instructions;

        Everything(boolean instructions) {
            this.instructions = instructions;
        }

        @Override
        public HookPlaces places(ModuleCode code, int functionIndex) {
            int[] all = code.stopOffsets(functionIndex);
            var calls = HookPlaces.none().withEntry().withReturns().withAfterCalls(all);
            return instructions
                    ? new HookPlaces(true, true, HookPlaces.before(all).before(), calls.afterCalls())
                    : calls;
        }

        @Override
        public void entered(Activation frame) {
            heard.add("entered " + frame.functionName() + " " + frame.local(0).show());
        }

        @Override
        public void before(Activation frame) {
            heard.add(frame.instruction().opcode().keyword() + " " + Debuggee.operands(frame));
        }

        @Override
        public void afterCall(Activation frame, List<Value> results) {
            heard.add("back in " + frame.functionName() + " "
                    + frame.instruction().opcode().keyword() + " " + show(results) + " " + Debuggee.operands(frame));
        }

        @Override
        public void returns(Activation frame, List<Value> results) {
            heard.add("returns " + frame.functionName() + " " + show(results));
        }
    }

    private static String show(List<Value> values) {
        return values.stream().map(Value::show).collect(Collectors.joining(" ", "[", "]"));
    }

    @Test
    void hearOfEntriesReturnsAndCallsThatComeBack() {
        debuggee.control.hooks().attach(new Everything(false));

        assertThat(debuggee.invoke("run", Value.of(4))).containsExactly(Value.of(58));

        assertThat(heard)
                .containsExactly(
                        "entered $run 4",
                        "entered $spin 4",
                        "returns $spin []",
                        "back in $run call [] []",
                        "entered $pick 4",
                        "returns $pick [50]",
                        "back in $run call [50] [50]",
                        "back in $run call [8] [50 8]",
                        "returns $run [58]");
    }

    @Test
    void hearOfEveryWayToReturn() {
        debuggee.control.hooks().attach(new Everything(false));
        var instance = debuggee.instance();
        for (int n = 1; n <= 3; n++) {
            instance.invoke("run", Value.of(n));
        }

        assertThat(heard.stream().filter(line -> line.contains("$pick") || line.contains("$ten")))
                .containsExactly(
                        "entered $pick 1",
                        "returns $pick [10]",
                        "entered $pick 2",
                        "returns $pick [20]",
                        "entered $pick 3",
                        "entered $ten 3",
                        "returns $ten [30]");
    }

    @Test
    void hearOfEveryInstructionOnce() {
        debuggee.control.hooks().attach(new Everything(true));

        debuggee.invoke("run", Value.of(2));

        assertThat(heard)
                .containsExactly(
                        "entered $run 2",
                        "local.get []",
                        "call [2]",
                        "entered $spin 2",
                        "loop []",
                        "local.get []",
                        "i32.const [2]",
                        "i32.sub [2 1]",
                        "local.set [1]",
                        "local.get []",
                        "br_if [1]",
                        "loop []",
                        "local.get []",
                        "i32.const [1]",
                        "i32.sub [1 1]",
                        "local.set [0]",
                        "local.get []",
                        "br_if [0]",
                        "returns $spin []",
                        "back in $run call [] []",
                        "local.get []",
                        "call [2]",
                        "entered $pick 2",
                        "local.get []",
                        "i32.const [2]",
                        "i32.eq [2 1]",
                        "if [0]",
                        "i32.const []",
                        "local.get [20]",
                        "i32.const [20 2]",
                        "i32.eq [20 2 2]",
                        "br_if [20 1]",
                        "returns $pick [20]",
                        "back in $run call [20] [20]",
                        "local.get [20]",
                        "call [20 2]",
                        "back in $run call [4] [20 4]",
                        "i32.add [20 4]",
                        "returns $run [24]");
    }

    @Test
    void aReturnValueCanBeChanged() {
        debuggee.control.hooks().attach(new Everything(false) {
            @Override
            public void returns(Activation frame, List<Value> results) {
                if (frame.functionName().equals("$pick")) {
                    frame.setOperand(frame.operands().size() - 1, Value.of(1000));
                }
            }
        });

        assertThat(debuggee.invoke("run", Value.of(4))).containsExactly(Value.of(1008));
    }

    @Test
    void framesThatAreInACallComeBackToAHookAttachedMeanwhile() {
        var everything = new Everything(false);
        var control = new ExecutionControl[1];
        var called = Debuggee.of(
                CALLS,
                Imports.builder()
                        .function(
                                "env",
                                "double",
                                new FunctionType(List.of(Numeric.I32), List.of(Numeric.I32)),
                                (caller, arguments) -> {
                                    control[0].hooks().attach(everything);
                                    return arguments;
                                })
                        .build());
        control[0] = called.control;

        called.invoke("run", Value.of(4));

        assertThat(heard).containsExactly("back in $run call [4] [50 4]", "returns $run [54]");
    }

    @Test
    void aHookCanDetachItself() {
        debuggee.control.hooks().attach(new Everything(true) {
            @Override
            public void before(Activation frame) {
                super.before(frame);
                debuggee.control.hooks().detach(this);
            }
        });

        assertThat(debuggee.invoke("run", Value.of(4))).containsExactly(Value.of(58));

        assertThat(heard).containsExactly("entered $run 4", "local.get []");
    }

    @Test
    void severalHooksAndADebuggerWorkTogether() {
        debuggee.control.hooks().attach(new Everything(true));
        debuggee.control.hooks().attach(new Everything(true));
        debuggee.breakAt("(i32.mul");
        debuggee.onStop((top, cause) -> debuggee.control.setStepping(here -> true));

        debuggee.invoke("run", Value.of(3));

        assertThat(debuggee.stops.getFirst()).isEqualTo("BREAKPOINT i32.mul [3 10]");
        assertThat(debuggee.stops.subList(1, 4))
                .containsExactly("STEP local.get [30]", "STEP call [30 3]", "STEP i32.add [30 6]");
        assertThat(heard.stream().filter("i32.mul [3 10]"::equals)).hasSize(2);
    }

    @Test
    void aHookMayInvokeTheProgram() {
        var instance = debuggee.instance();
        debuggee.control.hooks().attach(new Everything(false) {
            @Override
            public void returns(Activation frame, List<Value> results) {
                if (frame.functionName().equals("$ten")) {
                    heard.add("inner " + show(instance.invoke("run", Value.of(4))));
                }
            }
        });

        assertThat(instance.invoke("run", Value.of(3))).containsExactly(Value.of(36));

        assertThat(heard).contains("inner [58]");
    }

    @Test
    void whatAHookThrowsEndsTheProgramWithAnExactCount() {
        debuggee.control.hooks().attach(new Everything(true) {
            @Override
            public void before(Activation frame) {
                super.before(frame);
                if (frame.instruction().opcode().keyword().equals("i32.sub")) {
                    throw new TerminatedException();
                }
            }
        });

        assertThatThrownBy(() -> debuggee.invoke("run", Value.of(2))).isInstanceOf(TerminatedException.class);

        assertThat(debuggee.control.instructionCount())
                .isEqualTo(heard.stream()
                                .filter(line -> !line.startsWith("entered"))
                                .count()
                        - 1);
    }

    @Test
    void showLabels() {
        debuggee.control.hooks().attach(new Everything(true) {
            @Override
            public void before(Activation frame) {
                if (frame.instruction().opcode().keyword().equals("i32.sub")) {
                    heard.add(frame.labels().stream()
                            .map(label -> label.kind() + " " + label.name().orElse("-") + " " + label.arity())
                            .collect(Collectors.joining(", ")));
                }
            }
        });

        debuggee.invoke("run", Value.of(1));

        assertThat(heard).contains("loop $again 0, func - 0");
    }
}
