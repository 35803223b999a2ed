package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.TerminatedException;
import dev.stepwasm.engine.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Breakpoints, steps and frames: what a debugger sees is what the instructions say, one after the other. */
class SteppingTest {
    private static final String FIB = """
            (module
              (func $fib (export "fib") (param $n i32) (result i32)
                (if (result i32) (i32.lt_s (local.get $n) (i32.const 2))
                  (then (local.get $n))
                  (else
                    (i32.add
                      (call $fib (i32.sub (local.get $n) (i32.const 1)))
                      (call $fib (i32.sub (local.get $n) (i32.const 2))))))))
            """;

    private static final String LOOP = """
            (module
              (func $sum (export "sum") (param $n i32) (result i32)
                (local $total i32)
                block $done
                  loop $next
                    local.get $n
                    i32.eqz
                    br_if $done
                    local.get $total
                    local.get $n
                    i32.add
                    local.set $total
                    local.get $n
                    i32.const 1
                    i32.sub
                    local.set $n
                    br $next
                  end
                end
                local.get $total))
            """;

    @Test
    void stepsThroughEveryInstruction() {
        var debuggee = Debuggee.of(LOOP);
        stepAlways(debuggee);
        debuggee.control.stopOnEntry();

        assertThat(debuggee.invoke("sum", Value.of(1))).containsExactly(Value.of(1));

        assertThat(debuggee.stops)
                .containsExactly(
                        "ENTRY block []",
                        "STEP loop []",
                        "STEP local.get []",
                        "STEP i32.eqz [1]",
                        "STEP br_if [0]",
                        "STEP local.get []",
                        "STEP local.get [0]",
                        "STEP i32.add [0 1]",
                        "STEP local.set [1]",
                        "STEP local.get []",
                        "STEP i32.const [1]",
                        "STEP i32.sub [1 1]",
                        "STEP local.set [0]",
                        "STEP br []",
                        "STEP loop []",
                        "STEP local.get []",
                        "STEP i32.eqz [0]",
                        "STEP br_if [1]",
                        "STEP local.get []");
    }

    @Test
    void stopsAtABreakpointWithTheWholeStateInEachIteration() {
        var debuggee = Debuggee.of(LOOP);
        var locals = new ArrayList<String>();
        debuggee.onStop((top, cause) ->
                locals.add(top.local(0).show() + " " + top.local(1).show()));
        debuggee.breakAt("i32.add");

        assertThat(debuggee.invoke("sum", Value.of(3))).containsExactly(Value.of(6));

        assertThat(debuggee.stops)
                .containsExactly("BREAKPOINT i32.add [0 3]", "BREAKPOINT i32.add [3 2]", "BREAKPOINT i32.add [5 1]");
        assertThat(locals).containsExactly("3 0", "2 3", "1 5");
    }

    @Test
    void everyInstructionCanHaveABreakpoint() {
        var places = Debuggee.of(LOOP);
        for (int offset : places.module.code().stopOffsets(0)) {
            var debuggee = Debuggee.of(LOOP);
            debuggee.onStop((top, cause) -> {
                assertThat(cause).isEqualTo(StopCause.Plain.BREAKPOINT);
                assertThat(top.codeOffset()).isEqualTo(offset);
            });
            debuggee.control.addBreakpoint(debuggee.module.code(), offset);

            assertThat(debuggee.invoke("sum", Value.of(5))).containsExactly(Value.of(15));

            String word = debuggee.stops.getFirst().split(" ")[1];
            int expected =
                    offset == lastOffset(places) || word.equals("block") ? 1 : inLastIteration(places, offset) ? 6 : 5;
            assertThat(debuggee.stops)
                    .as("stops at %s", debuggee.stops.getFirst())
                    .hasSize(expected);
        }
    }

    private static int lastOffset(Debuggee debuggee) {
        int[] offsets = debuggee.module.code().stopOffsets(0);
        return offsets[offsets.length - 1];
    }

    /** {@return whether an instruction also runs when the loop ends} */
    private static boolean inLastIteration(Debuggee debuggee, int offset) {
        return offset <= debuggee.at("br_if $done");
    }

    @Test
    void changesOfLocalsAndOperandsAreSeen() {
        var debuggee = Debuggee.of(LOOP);
        debuggee.onStop((top, cause) -> {
            top.setOperand(1, Value.of(100));
            top.setLocal(0, Value.of(1));
        });
        debuggee.breakAt("i32.add");

        assertThat(debuggee.invoke("sum", Value.of(3))).containsExactly(Value.of(100));
    }

    @Test
    void refusesValuesOfOtherTypes() {
        var debuggee = Debuggee.of(LOOP);
        debuggee.onStop((top, cause) -> assertThatThrownBy(() -> top.setLocal(0, Value.of(1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected i32 but found i64 1"));
        debuggee.breakAt("i32.add");

        debuggee.invoke("sum", Value.of(1));

        assertThat(debuggee.stops).hasSize(1);
    }

    @Test
    void showsCallersWithTheirOperands() {
        var debuggee = Debuggee.of(FIB);
        var frames = new ArrayList<String>();
        debuggee.onStop((top, cause) -> {
            if (top.depth() == 4 && frames.isEmpty()) {
                for (var frame = java.util.Optional.of(top);
                        frame.isPresent();
                        frame = frame.get().caller()) {
                    frames.add(frame.get().depth() + " " + debuggee.word(frame.get()) + " n="
                            + frame.get().local(0).show() + " " + Debuggee.operands(frame.get())
                            + (frame.get().calledByHost() ? " from host" : ""));
                }
            }
        });
        debuggee.breakAt("(i32.lt_s");

        assertThat(debuggee.invoke("fib", Value.of(5))).containsExactly(Value.of(5));

        assertThat(frames)
                .containsExactly("4 i32.lt_s n=2 [2 2]", "3 call n=3 []", "2 call n=4 []", "1 call n=5 [] from host");
    }

    @Test
    void stepsOverCallsAtFullSpeed() {
        var debuggee = Debuggee.of(FIB);
        int[] asked = {0};
        debuggee.onStop((top, cause) -> {
            int depth = top.depth();
            debuggee.control.setStepping(new StepRule() {
                @Override
                public boolean stopsAt(Activation here) {
                    asked[0]++;
                    return here.depth() <= depth;
                }

                @Override
                public int deepest() {
                    return depth;
                }
            });
        });
        debuggee.control.stopOnEntry();

        assertThat(debuggee.invoke("fib", Value.of(15))).containsExactly(Value.of(610));

        assertThat(debuggee.stops)
                .containsExactly(
                        "ENTRY local.get []",
                        "STEP i32.const [15]",
                        "STEP i32.lt_s [15 2]",
                        "STEP if [0]",
                        "STEP local.get []",
                        "STEP i32.const [15]",
                        "STEP i32.sub [15 1]",
                        "STEP call [14]",
                        "STEP local.get [377]",
                        "STEP i32.const [377 15]",
                        "STEP i32.sub [377 15 2]",
                        "STEP call [377 13]",
                        "STEP i32.add [377 233]");
        assertThat(asked[0]).isEqualTo(debuggee.stops.size() - 1);
    }

    @Test
    void stepsOutToTheCaller() {
        var debuggee = Debuggee.of(FIB);
        debuggee.onStop((top, cause) -> {
            int depth = top.depth();
            debuggee.control.removeBreakpoint(debuggee.module.code(), debuggee.at("(local.get $n))\n"));
            debuggee.control.setStepping(new StepRule() {
                @Override
                public boolean stopsAt(Activation here) {
                    return true;
                }

                @Override
                public int deepest() {
                    return depth - 1;
                }
            });
        });
        debuggee.breakAt("(local.get $n))\n");

        assertThat(debuggee.invoke("fib", Value.of(4))).containsExactly(Value.of(3));

        assertThat(debuggee.stops)
                .containsExactly(
                        "BREAKPOINT local.get []", "STEP local.get [1]", "STEP local.get [1]", "STEP local.get [2]");
    }

    @Test
    void aBreakpointInADeeperFrameEndsAStepOver() {
        var debuggee = Debuggee.of(FIB);
        debuggee.breakAt("(local.get $n))\n");
        debuggee.onStop((top, cause) -> {
            if (cause == StopCause.Plain.BREAKPOINT) {
                debuggee.control.removeBreakpoint(debuggee.module.code(), debuggee.at("(local.get $n))\n"));
            } else {
                debuggee.control.setStepping(over(top.depth()));
            }
        });
        debuggee.control.stopOnEntry();

        assertThat(debuggee.invoke("fib", Value.of(6))).containsExactly(Value.of(8));

        assertThat(debuggee.stops).last().isEqualTo("BREAKPOINT local.get []");
        assertThat(debuggee.stops).hasSize(9);
    }

    @Test
    @DisabledIfSystemProperty(
            named = "stepwasm.tier",
            matches = "compiled",
            disabledReason = "instructions that run compiled are not counted")
    void countsInstructions() {
        var debuggee = Debuggee.of(LOOP);
        debuggee.invoke("sum", Value.of(10));

        // block; loop and three more each time; nine in ten iterations; the last local.get
        assertThat(debuggee.control.instructionCount()).isEqualTo(1 + 11 * 4 + 10 * 9 + 1);
    }

    @Test
    @DisabledIfSystemProperty(
            named = "stepwasm.tier",
            matches = "compiled",
            disabledReason = "instructions that run compiled are not counted")
    void countsTheSameWhenStepping() {
        var fast = Debuggee.of(FIB);
        fast.invoke("fib", Value.of(10));
        var stepped = Debuggee.of(FIB);
        long[] steps = {0};
        stepped.control.setHook((top, cause) -> {
            assertThat(stepped.control.instructionCount()).isEqualTo(steps[0]++);
            stepped.control.setStepping(here -> true);
        });
        stepped.control.stopOnEntry();
        stepped.invoke("fib", Value.of(10));

        assertThat(stepped.control.instructionCount())
                .isEqualTo(fast.control.instructionCount())
                .isEqualTo(steps[0]);
    }

    @Test
    void theHookCanEndTheProgram() {
        var debuggee = Debuggee.of(FIB);
        debuggee.onStop((top, cause) -> {
            throw new TerminatedException();
        });
        debuggee.breakAt("(i32.add");

        assertThatThrownBy(() -> debuggee.invoke("fib", Value.of(5))).isInstanceOf(TerminatedException.class);
        assertThat(debuggee.stops).hasSize(1);
    }

    @Test
    void framesAreDeadAfterTheStop() {
        var debuggee = Debuggee.of(LOOP);
        var kept = new ArrayList<Activation>();
        debuggee.onStop((top, cause) -> kept.add(top));
        debuggee.breakAt("i32.add");
        debuggee.invoke("sum", Value.of(1));

        assertThatThrownBy(() -> kept.getFirst().operands()).isInstanceOf(IllegalStateException.class);
    }

    private static StepRule over(int depth) {
        return new StepRule() {
            @Override
            public boolean stopsAt(Activation here) {
                return true;
            }

            @Override
            public int deepest() {
                return depth;
            }
        };
    }

    private static void stepAlways(Debuggee debuggee) {
        debuggee.onStop((top, cause) -> debuggee.control.setStepping(here -> true));
    }

    static List<Value> none() {
        return List.of();
    }
}
