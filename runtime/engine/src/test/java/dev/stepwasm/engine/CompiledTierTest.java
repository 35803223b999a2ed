package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.stepwasm.engine.compile.Polls;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiled code does and says what the interpreter does and says. */
class CompiledTierTest {
    private static final InstanceOptions COMPILED = InstanceOptions.defaults().withTier(Tier.COMPILED);

    /** Two functions around an expression, whose result is of any type. */
    private static StepModule around(String expression) {
        return Wat.module("""
                (module
                  (memory 1)
                  (table $t 4 funcref)
                  (elem (table $t) (i32.const 0) func $inner)
                  (type $other (func (param i64)))
                  (func $inner (param $n i32)
                    (drop
                      %s))
                  (func $outer (export "run") (param $n i32)
                    (nop)
                    (call $inner (i32.add (local.get $n) (i32.const 1)))))
                """.formatted(expression));
    }

    private static Trap trap(StepModule module, Tier tier, Value... arguments) {
        StepInstance instance =
                module.instantiate(Imports.none(), InstanceOptions.defaults().withTier(tier));
        return catchThrowableOfType(Trap.class, () -> instance.invoke("run", arguments));
    }

    /** Nothing stays with the interpreter unless it has been asked to. */
    private static void allCompiled(StepModule module) {
        assertThat(module.tiers())
                .allSatisfy(known -> assertThat(known.whyInterpreted().orElse("stepwasm.compiled.mixed"))
                        .contains("stepwasm.compiled.mixed"));
    }

    private static void trapsAlike(StepModule module, Value... arguments) {
        Trap interpreted = trap(module, Tier.INTERPRETED, arguments);
        Trap compiled = trap(module, Tier.COMPILED, arguments);
        assertThat(compiled.getMessage()).isEqualTo(interpreted.getMessage());
        assertThat(compiled.reason()).isEqualTo(interpreted.reason());
        assertThat(compiled.backtrace()).isEqualTo(interpreted.backtrace());
    }

    /** HotSpot compiles the loop to the end, and would leave out what changes no number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "f32.sub (local.get $x) (f32.const 0)",
                "f32.mul (local.get $x) (f32.const 1)",
                "f32.mul (f32.const 1) (local.get $x)",
                "f32.div (local.get $x) (f32.const 1)",
                "f32.demote_f64 (f64.promote_f32 (local.get $x))",
                "f32.demote_f64 (f64.sub (f64.promote_f32 (local.get $x)) (f64.const 0))",
                "f32.demote_f64 (f64.mul (f64.promote_f32 (local.get $x)) (f64.const 1))",
                "f32.demote_f64 (f64.div (f64.promote_f32 (local.get $x)) (f64.const 1))",
            })
    void quietensSignallingNans(String expression) {
        StepModule module = Wat.module("""
                (module
                  (global $nan (mut f32) (f32.const nan:0x200000))
                  (func $quiet (param $x f32) (result i32)
                    (i32.reinterpret_f32 (%s)))
                  (func (export "run") (param $left i32) (result i32)
                    (local $bits i32)
                    (loop $again
                      (local.set $bits (call $quiet (global.get $nan)))
                      (br_if $again (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
                    (local.get $bits)))
                """.formatted(expression));
        allCompiled(module);
        assertThat(module.instantiate(Imports.none(), COMPILED).invoke("run", Value.of(5_000_000)))
                .singleElement()
                .isIn(Value.of(0x7fe00000), Value.of(0x7fc00000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(i32.div_s (local.get $n) (i32.const 0))",
                "(i32.rem_u (local.get $n) (i32.const 0))",
                "(i64.div_s (i64.const 0x8000000000000000) (i64.const -1))",
                "(i32.trunc_f64_s (f64.const 1e10))",
                "(i32.trunc_f32_u (f32.const nan))",
                "(i32.load (i32.const 65533))",
                "(i32.load8_u offset=70000 (local.get $n))",
                "(i64.load offset=0x7fffffff (i32.const 0x7fffffff))",
                "(i64.load offset=0x7fffffff (i32.const 0xffffffff))",
                "(i64.load16_s offset=8 (i32.const 0xfffffffc))",
                "(f32.load offset=0xffffffff (local.get $n))",
                "(f64.store offset=1 (i32.const 65528) (f64.const 1)) (i32.const 1)",
                "(v128.load offset=8 (i32.const 65520))",
                "(v128.load offset=0x7fffffff (i32.const 0x7fffffff))",
                "(v128.load32_zero (i32.const 65534))",
                "(v128.load16_lane offset=70000 7 (local.get $n) (v128.const i64x2 1 2))",
                "(v128.store (i32.const 65528) (v128.const i64x2 1 2)) (i32.const 1)",
                "(v128.store (i32.const -4) (v128.const i64x2 1 2)) (i32.const 1)",
                "(v128.store8_lane offset=65536 3 (local.get $n) (v128.const i64x2 1 2)) (i32.const 1)",
                "(memory.fill (i32.const 65000) (i32.const 1) (i32.const 600)) (i32.const 1)",
                "(memory.copy (i32.const 0) (i32.const 65000) (local.get $n)) (i32.const 1)",
                "(unreachable)",
                "(call_indirect $t (type $other) (i64.const 1) (i32.const 0)) (i32.const 1)",
                "(call_indirect $t (type $other) (i64.const 1) (i32.const 3)) (i32.const 1)",
                "(call_indirect $t (type $other) (i64.const 1) (i32.const 4)) (i32.const 1)",
                "(table.get $t (i32.const 4))",
                "(table.set $t (i32.const -1) (ref.null func)) (i32.const 1)",
                "(ref.as_non_null (table.get $t (i32.const 1)))"
            })
    void trapsSayTheSame(String expression) {
        trapsAlike(around(expression), Value.of(999));
    }

    /** A module with memories that are not one array, a table with wide indices and arrays, around an expression. */
    private static StepModule aroundOthers(String expression) {
        return Wat.module("""
                (module
                  (memory $first 1)
                  (memory $second 1)
                  (memory $wide i64 1)
                  (memory $shared 1 1 shared)
                  (data $bytes "0123456789")
                  (table $t i64 4 funcref)
                  (elem $functions func $inner)
                  (type $other (func (param i64)))
                  (type $shorts (array (mut i16)))
                  (type $many (array (mut funcref)))
                  (global $short (ref $shorts) (array.new $shorts (i32.const 7) (i32.const 10)))
                  (func $inner (param $n i32) (param $l i64)
                    (drop
                      %s))
                  (func $outer (export "run") (param $n i32)
                    (table.set $t (i64.const 0) (ref.func $inner))
                    (call $inner (i32.add (local.get $n) (i32.const 1)) (i64.const 0x100000000))))
                """.formatted(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(i32.load $second offset=3 (i32.const 65530))",
                "(f32.store $second offset=0xffffffff (i32.const -1) (f32.const 1)) (i32.const 1)",
                "(i64.load8_u $wide (local.get $l))",
                "(i64.load $wide offset=0xffffffffffffffff (i64.const 1))",
                "(f64.store $wide (i64.const -1) (f64.const 1)) (i32.const 1)",
                "(i32.store16 $shared (i32.const 65535) (i32.const 1)) (i32.const 1)",
                "(v128.load $second offset=8 (i32.const 65520))",
                "(v128.load8x8_s $wide (i64.const 65529))",
                "(v128.store $wide offset=0xfffffffffffffff8 (i64.const 0) (v128.const i64x2 1 2)) (i32.const 1)",
                "(v128.store64_lane $second 1 (i32.const -4) (v128.const i64x2 1 2)) (i32.const 1)",
                "(memory.fill $wide (local.get $l) (i32.const 1) (i64.const 1)) (i32.const 1)",
                "(memory.fill $wide (i64.const 1) (i32.const 1) (i64.const -1)) (i32.const 1)",
                "(memory.copy $wide $second (i64.const 1) (i32.const -1) (i32.const 2)) (i32.const 1)",
                "(memory.init $wide $bytes (i64.const 1) (i32.const 8) (i32.const 3)) (i32.const 1)",
                "(i32.atomic.load $shared offset=1 (i32.const 4))",
                "(i64.atomic.load32_u $wide offset=4 (i64.const 65532))",
                "(i64.atomic.store $first (i32.const 65536) (i64.const 1)) (i32.const 1)",
                "(i32.atomic.rmw16.add_u $first (local.get $n) (i32.const 1)) (unreachable)",
                "(i64.atomic.rmw.cmpxchg $shared (i32.const -8) (i64.const 1) (i64.const 2))",
                "(memory.atomic.notify $wide (local.get $l) (i32.const 1))",
                "(call_indirect $t (type $other) (i64.const 1) (i64.const 0)) (i32.const 1)",
                "(call_indirect $t (type $other) (i64.const 1) (i64.const 3)) (i32.const 1)",
                "(call_indirect $t (type $other) (i64.const 1) (local.get $l)) (i32.const 1)",
                "(table.get $t (local.get $l))",
                "(table.set $t (i64.const -1) (ref.null func)) (i32.const 1)",
                "(table.fill $t (i64.const 3) (ref.null func) (i64.const 2)) (i32.const 1)",
                "(table.copy $t $t (i64.const 3) (local.get $l) (i64.const 1)) (i32.const 1)",
                "(table.init $t $functions (local.get $l) (i32.const 0) (i32.const 1)) (i32.const 1)",
                "(array.fill $shorts (global.get $short) (i32.const 8) (i32.const 1) (i32.const 3)) (i32.const 1)",
                "(array.fill $shorts (ref.null $shorts) (i32.const 8) (i32.const 1) (i32.const 3)) (i32.const 1)",
                "(array.copy $shorts $shorts (global.get $short) (i32.const 1) (global.get $short) (i32.const -1)"
                        + " (i32.const 3)) (i32.const 1)",
                "(array.new_data $shorts $bytes (i32.const 3) (i32.const 4))",
                "(array.new_data $shorts $bytes (i32.const 0) (i32.const 0x7fffffff))",
                "(array.new_elem $many $functions (i32.const 1) (i32.const 1))",
                "(array.init_data $shorts $bytes (global.get $short) (i32.const 1) (i32.const 4) (i32.const 4))"
                        + " (i32.const 1)",
                "(array.init_data $shorts $bytes (global.get $short) (i32.const 9) (i32.const 0) (i32.const 2))"
                        + " (i32.const 1)",
                "(array.init_elem $many $functions (array.new_default $many (i32.const 9)) (i32.const 1) (i32.const 0)"
                        + " (i32.const 2)) (i32.const 1)"
            })
    void trapsOfOtherMemoriesAndOfRangesSayTheSame(String expression) {
        StepModule module = aroundOthers(expression);
        allCompiled(module);
        trapsAlike(module, Value.of(998));
    }

    /** Written out, the accesses would take more bytecodes than HotSpot compiles. */
    @ParameterizedTest
    @ValueSource(ints = {0, 8, 65_527, 65_528, 65_529, 65_532, 65_535, 65_536, 0x7ffffff8, 0x80000000, -1})
    void longFunctionsWithManyAccesses(int address) {
        String loads = Stream.of("i32.load", "i32.load8_s", "i32.load8_u", "i32.load16_s", "i32.load16_u")
                        .map(load ->
                                "(local.set $l (i64.add (local.get $l) (i64.extend_i32_s (%s offset=%%1$d (local.get $n)))))"
                                        .formatted(load))
                        .collect(Collectors.joining())
                + Stream.of(
                                "i64.load8_s",
                                "i64.load8_u",
                                "i64.load16_s",
                                "i64.load16_u",
                                "i64.load32_s",
                                "i64.load32_u")
                        .map(load -> "(local.set $l (i64.add (local.get $l) (%s offset=%%1$d (local.get $n))))"
                                .formatted(load))
                        .collect(Collectors.joining());
        String stores = """
                (i64.store offset=%1$d (local.get $n) (i64.add (local.get $l) (i64.load offset=%1$d (local.get $n))))
                (f32.store offset=%1$d (local.get $n) (f32.load offset=%1$d (local.get $n)))
                (f64.store offset=%1$d (local.get $n) (f64.load offset=%1$d (local.get $n)))
                (i32.store8 offset=%1$d (local.get $n) (i32.wrap_i64 (local.get $l)))
                (i64.store8 offset=%1$d (local.get $n) (i64.mul (local.get $l) (i64.const 3)))
                (i64.store32 offset=%1$d (local.get $n) (local.get $l))
                (i64.store16 offset=%1$d (local.get $n) (i64.mul (local.get $l) (i64.const 5)))
                (i32.store16 offset=%1$d (local.get $n) (i32.wrap_i64 (local.get $l)))
                (i32.store offset=%1$d (local.get $n) (i32.wrap_i64 (i64.rotl (local.get $l) (i64.const 9))))
                """;
        StepModule module =
                Wat.module("(module (memory 1) (func (export \"run\") (param $n i32) (result i64) (local $l i64)"
                        + IntStream.range(0, 18)
                                .mapToObj(turn -> (loads + stores).formatted(turn % 2 * 8))
                                .collect(Collectors.joining())
                        + "(drop (i32.load offset=0x80000000 (i32.const 4))) (local.get $l)))");
        allCompiled(module);
        trapsAlike(module, Value.of(address));
        assertThat(memory(module, Tier.COMPILED, address)).isEqualTo(memory(module, Tier.INTERPRETED, address));
    }

    private static byte[] memory(StepModule module, Tier tier, int address) {
        StepInstance instance =
                module.instantiate(Imports.none(), InstanceOptions.defaults().withTier(tier));
        assertThatThrownBy(() -> instance.invoke("run", address)).isInstanceOf(Trap.class);
        return instance.memory().array();
    }

    @Test
    @DisabledIfSystemProperty(named = "stepwasm.compiled.stress", matches = "[1-9].*", disabledReason = "code is left")
    @DisabledIfSystemProperty(
            named = "stepwasm.compiled.mixed",
            matches = "[1-9].*",
            disabledReason = "half is left out")
    void javaStackTracesShowTheText() {
        var traces = new ArrayList<StackTraceElement>();
        var imports = Imports.builder()
                .function("host", "look", new FunctionType(List.of(), List.of()), (caller, arguments) -> {
                    traces.addAll(Arrays.asList(new Throwable().getStackTrace()));
                    return List.of();
                });
        Wat.module("""
                (module
                  (import "host" "look" (func $look))
                  (func $inner
                    (nop)
                    (call $look))
                  (func (export "run")
                    (call $inner)))
                """).instantiate(imports.build(), COMPILED).invoke("run");
        assertThat(traces.stream()
                        .filter(frame -> "test.wat".equals(frame.getFileName()) && frame.getLineNumber() > 0)
                        .map(frame -> frame.getMethodName() + ":" + frame.getLineNumber()))
                .containsExactly("$inner:5", "$run:7");
    }

    @Test
    void callsGoThroughInterpreterAndHostAndBack() {
        var trace = new ArrayList<String>();
        var imports = Imports.builder()
                .function("host", "again", new FunctionType(List.of(Numeric.I32), List.of()), (caller, arguments) -> {
                    caller.invoke("run", arguments.getFirst());
                    return List.of();
                });
        StepModule module = Wat.module("""
                (module
                  (import "host" "again" (func $again (param i32)))
                  (type $box (struct (field v128)))
                  (func $compiled (export "run") (param $n i32)
                    (if (i32.eqz (local.get $n)) (then (unreachable)))
                    (call $interpreted (i32.sub (local.get $n) (i32.const 1))))
                  (func $interpreted (param $n i32)
                    (if (i32.eq (local.get $n) (i32.const 3)) (then (call $again (local.get $n)) (return)))
                    (drop (struct.new_default $box))
                    (call $compiled (local.get $n))))
                """);
        for (Tier tier : Tier.values()) {
            StepInstance instance = module.instantiate(
                    imports.build(), InstanceOptions.defaults().withTier(tier));
            Trap trap = catchThrowableOfType(Trap.class, () -> instance.invoke("run", Value.of(6)));
            trace.add(trap.showBacktrace());
        }
        assertThat(trace.get(1)).isEqualTo(trace.get(0)).hasLineCount(13);
    }

    /** A program that turns a loop until it hears that it runs compiled, with something in every kind of place. */
    private static final String TURNS = """
            (module
              (import "host" "compiled" (func $compiled (result i32)))
              (func (export "run") (param $n i32) (result i64 f64 i32)
                (local $turns i64) (local $half f64) (local $r externref) (local $k i32)
                (i64.const 7)
                (f64.const 2.5)
                (loop $again (param i64 f64) (result i64 f64)
                  (local.set $half (f64.add (local.get $half) (f64.const 0.5)))
                  (local.set $k (i32.const 0))
                  (loop $inner
                    (local.set $k (i32.add (local.get $k) (i32.const 1)))
                    (br_if $inner (i32.lt_u (local.get $k) (i32.const 10))))
                  (local.set $turns (i64.add (local.get $turns) (i64.const 1)))
                  (br_if $again (i32.eqz (call $compiled))))
                (f64.add (f64.sub (local.get $half) (f64.mul (f64.convert_i64_u (local.get $turns)) (f64.const 0.5))))
                (i32.add (local.get $n) (i32.add (local.get $k) (ref.is_null (local.get $r))))))
            """;

    @Test
    @Timeout(60)
    @DisabledIfSystemProperty(
            named = "stepwasm.compiled.mixed",
            matches = "[1-9].*",
            disabledReason = "half is left out")
    void aLoopGoesOnCompiledOnceItIsHot() {
        var turns = new AtomicInteger();
        // Under stress the code is left before it gets to the host, so there it is enough that nothing is wrong.
        int most = Polls.STRESS > 0 ? 20_000 : Integer.MAX_VALUE;
        var imports = Imports.builder()
                .function(
                        "host", "compiled", new FunctionType(List.of(), List.of(Numeric.I32)), (caller, arguments) -> {
                            boolean isCompiled = Arrays.stream(new Throwable().getStackTrace())
                                    .anyMatch(frame -> "test.wat".equals(frame.getFileName()));
                            return List.of(Value.of(isCompiled || turns.incrementAndGet() > most ? 1 : 0));
                        });
        StepInstance instance = Wat.module(TURNS)
                .instantiate(imports.build(), InstanceOptions.defaults().withTier(Tier.TIERED));
        assertThat(instance.invoke("run", Value.of(30))).containsExactly(Value.of(7L), Value.of(2.5), Value.of(41));
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void resultsComeBackThroughManyCallsOfTheHost(Tier tier) {
        var imports = Imports.builder()
                .function(
                        "host",
                        "sum",
                        new FunctionType(List.of(Numeric.I64), List.of(Numeric.I64)),
                        (caller, arguments) -> caller.invoke("sum", arguments.getFirst()));
        StepInstance instance = Wat.module("""
                (module
                  (import "host" "sum" (func $sum (param i64) (result i64)))
                  (func (export "sum") (param $n i64) (result i64)
                    (if (result i64) (i64.eqz (local.get $n))
                      (then (i64.const 0))
                      (else (i64.add (local.get $n) (call $sum (i64.sub (local.get $n) (i64.const 1))))))))
                """)
                .instantiate(imports.build(), InstanceOptions.defaults().withTier(tier));
        assertThat(instance.invoke("sum", Value.of(100L))).containsExactly(Value.of(5050L));
    }

    @Test
    @Timeout(60)
    void loopsAndCallsWithoutEndAreStopped() {
        StepInstance instance =
                Wat.module("""
                (module
                  (func (export "spin") (loop $again (br $again)))
                  (func $f (export "calls") (param $n i32)
                    (if (local.get $n) (then
                      (call $f (i32.sub (local.get $n) (i32.const 1)))
                      (call $f (i32.sub (local.get $n) (i32.const 1)))))))
                """).instantiate(Imports.none(), COMPILED.withTimeout(Duration.ofMillis(100)));
        for (int times = 0; times < 3; times++) {
            CallTimeoutException late = catchThrowableOfType(CallTimeoutException.class, () -> instance.invoke("spin"));
            assertThat(late.backtrace()).hasSize(1);
            assertThatThrownBy(() -> instance.invoke("calls", Value.of(100))).isInstanceOf(CallTimeoutException.class);
        }
        assertThat(instance.invoke("calls", Value.of(3))).isEmpty();
    }

    @Test
    @DisabledIfSystemProperty(
            named = "stepwasm.compiled.mixed",
            matches = "[1-9].*",
            disabledReason = "half is left out")
    void namesWhatStaysWithTheInterpreter() {
        StepModule module = Wat.module("""
                (module
                  (tag $t)
                  (func $plain (param i32 i64) (result f64) (f64.const 1))
                  (func $thrower (throw $t))
                  (type $pair (struct (field v128)))
                  (func $leap (param $n i32) (return_call $waits (local.get $n)))
                  (memory 1 1 shared)
                  (func $waits (param $n i32)
                    (atomic.fence)
                    (drop (memory.atomic.wait32 (local.get $n) (i32.const 0) (i64.const 0))))
                  (func $vector (result v128) (v128.const i64x2 1 2))
                  (func $structure (drop (struct.new $pair (v128.const i64x2 1 2)))))
                """);
        assertThat(module.tiers())
                .extracting(FunctionTier::name, known -> known.whyInterpreted().orElse(""))
                .containsExactly(
                        tuple("$plain", ""),
                        tuple("$thrower", ""),
                        tuple("$leap", ""),
                        tuple("$waits", "it uses memory.atomic.wait32"),
                        tuple("$vector", ""),
                        tuple("$structure", "it has vectors in structures, arrays or exceptions"));
    }

    // What is made to break compilers.

    private static long result(String wat, int argument) {
        StepModule module = Wat.module(wat);
        Value interpreted =
                module.instantiate().invoke("run", Value.of(argument)).getFirst();
        Value compiled = module.instantiate(Imports.none(), COMPILED)
                .invoke("run", Value.of(argument))
                .getFirst();
        assertThat(compiled).isEqualTo(interpreted);
        return ((Value.I32) compiled).value();
    }

    private static String repeated(int times, IntFunction<String> text) {
        return IntStream.range(0, times).mapToObj(text).collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_900, 3_000, 50_000})
    @Timeout(60)
    void manyLocals(int count) {
        assertThat(result(
                        "(module (func (export \"run\") (param i32) (result i32) (local" + " i32".repeat(count - 1)
                                + ") (local.set " + (count - 1) + " (i32.add (local.get 0) (local.get 5)))"
                                + " (local.get " + (count - 1) + ")))",
                        7))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 10_000})
    @Timeout(60)
    void wideBranchTables(int count) {
        assertThat(result(
                        "(module (func (export \"run\") (param i32) (result i32) (block (block (block (br_table"
                                + repeated(count, i -> " " + i % 3) + " (local.get 0))) (return (i32.const 1)))"
                                + " (return (i32.const 2))) (i32.const 3)))",
                        0))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 200_000})
    @Timeout(60)
    void longFunctions(int additions) {
        assertThat(result(
                        "(module (func (export \"run\") (param i32) (result i32) (local.get 0)"
                                + " (i32.const 1) i32.add".repeat(additions) + "))",
                        5))
                .isEqualTo(additions + 5);
    }

    @Test
    @Timeout(120)
    void manyFunctions() {
        assertThat(result(
                        "(module "
                                + repeated(
                                        50_000,
                                        i -> "(func (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))")
                                + "(func (export \"run\") (param i32) (result i32) (call 49999 (call 7 (local.get 0)))))",
                        5))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 2_000, 20_000})
    @Timeout(60)
    void deepNests(int depth) {
        assertThat(result(
                        "(module (func (export \"run\") (param i32) (result i32) "
                                + "block (result i32) loop (result i32) ".repeat(depth) + "local.get 0 "
                                + "end br 0 end ".repeat(depth) + "))",
                        9))
                .isEqualTo(9);
        assertThat(result(
                        "(module (func (export \"run\") (param i32) (result i32) "
                                + "(i32.add (i32.const 1) ".repeat(depth) + "(local.get 0)" + ")".repeat(depth) + "))",
                        9))
                .isEqualTo(depth + 9);
    }

    @Test
    @Timeout(60)
    void tailCallsOfTheFunctionItselfAreLoops() {
        String wat = """
                (module
                  (func $f (export "run") (param $n i32) (result i32) (local $fresh i32)
                    (if (i32.eqz (local.get $n)) (then (return (local.get $fresh))))
                    (local.set $fresh (i32.const 5))
                    (return_call $f (i32.sub (local.get $n) (i32.const 1)))))
                """;
        allCompiled(Wat.module(wat));
        assertThat(result(wat, 1_000_000)).isZero();
    }

    @Test
    void whatCannotBeReachedDoesNoHarm() {
        assertThat(result(
                        "(module (func (export \"run\") (param i32) (result i32) (return (local.get 0)) (unreachable)"
                                + " (block (result f64) (br 0 (f64.const 1)) (drop) (loop (br 0)))"
                                + " (if (i32.eqz (i32.const 1)) (then (unreachable)) (else (br 0))) (drop) (i32.const 2)))",
                        9))
                .isEqualTo(9);
    }

    @Test
    void resultsAreThereWhenTheInterpreterHasMadeMoreRoomMeanwhile() {
        StepModule module = Wat.module("""
                (module
                  (func $deep (param $n i32) (result i32)
                    (local $keeps_it_interpreted v128)
                    (local.set $keeps_it_interpreted (v128.const i64x2 0 0))
                    (if (result i32) (local.get $n)
                      (then (i32.add (i32.const 1) (call $deep (i32.sub (local.get $n) (i32.const 1)))))
                      (else (i32.const 0))))
                  (func (export "run") (result i32 externref)
                    (call $deep (i32.const 9000))
                    (ref.null extern)))
                """);

        assertThat(module.instantiate(Imports.none(), COMPILED).invoke("run").getFirst())
                .isEqualTo(Value.of(9000));
    }
}
