package dev.stepwasm.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.probe.Coverage.OfFunction;
import dev.stepwasm.engine.probe.Coverage.OfInstruction;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What tracer, coverage and profiler say of small programs. */
class ToolsTest {
    private static final String FIB = """
        (module
          (import "env" "log" (func $log (param i32)))
          (func $fib (param $n i32) (result i32)
            (if (result i32) (i32.lt_s (local.get $n) (i32.const 2))
              (then (local.get $n))
              (else
                (i32.add
                  (call $fib (i32.sub (local.get $n) (i32.const 1)))
                  (call $fib (i32.sub (local.get $n) (i32.const 2)))))))
          (func $run (export "run") (param $n i32)
            (call $log (call $fib (local.get $n))))
          (func $pick (export "pick") (param $n i32) (result i32)
            block $two
              block $one
                block $zero
                  local.get $n
                  br_table $zero $one $two
                end
                i32.const 10
                local.get $n
                i32.div_u
                return
              end
              i32.const 20
              return
            end
            i32.const 30))
        """;

    private static final Imports LOG = Imports.builder()
            .function("env", "log", new FunctionType(List.of(Numeric.I32), List.of()), (caller, arguments) -> List.of())
            .build();

    private final Probed probed = Probed.of(FIB, LOG);
    private final Listing listing = Listing.of(probed.module);

    private Tracer tracer(Tracer.Detail detail, int limit) {
        return new Tracer(listing, detail, name -> true, limit, probed.heard::add);
    }

    @Test
    void aTraceOfCalls() {
        tracer(Tracer.Detail.CALLS, 1000).attach(probed.control);

        probed.instance().invoke("run", Value.of(2));

        assertThat(probed.heard)
                .map(line -> line.substring(7))
                .containsExactly(
                        "  11:27  -> $run(2)",
                        "   4:32    -> $fib(2)",
                        "   4:32      -> $fib(1)",
                        "   9:64      <- $fib = 1",
                        "   4:32      -> $fib(0)",
                        "   9:64      <- $fib = 0",
                        "   9:64    <- $fib = 1",
                        "   11:5    -> env.log(1) of the host",
                        "   11:5    <- env.log",
                        "  11:43  <- $run");
    }

    @Test
    void aTraceOfInstructionsWithATrap() {
        tracer(Tracer.Detail.INSTRUCTIONS, 1000).attach(probed.control);
        var instance = probed.instance();

        assertThatThrownBy(() -> instance.invoke("pick", Value.of(0))).isInstanceOf(Trap.class);

        assertThat(probed.heard)
                .map(line -> line.substring(7))
                .containsExactly(
                        "   13:5  -> $pick(0)",
                        "   13:5    block $two",
                        "   14:7    block $one",
                        "   15:9    block $zero",
                        "  16:11    local.get $n",
                        "  17:11    br_table $zero $one $two  [0]",
                        "   19:9    i32.const 10",
                        "   20:9    local.get $n  [10]",
                        "   21:9    i32.div_u  [10 0]",
                        "   21:9    trap: integer divide by zero at i32.div_u");
    }

    @Test
    void aTraceEndsAtItsLimit() {
        tracer(Tracer.Detail.CALLS, 3).attach(probed.control);

        probed.instance().invoke("run", Value.of(5));

        assertThat(probed.heard).hasSize(4).last().isEqualTo("the trace ends here, after 3 lines");
    }

    @Test
    void coverageCountsEveryInstruction() {
        var coverage = new Coverage(listing);
        coverage.attach(probed.control);
        var instance = probed.instance();
        instance.invoke("run", Value.of(10));
        instance.invoke("pick", Value.of(1));
        instance.invoke("pick", Value.of(7));

        assertThat(total(coverage)).isEqualTo(probed.control.instructionCount());

        assertThatThrownBy(() -> instance.invoke("pick", Value.of(0))).isInstanceOf(Trap.class);

        assertThat(total(coverage)).isEqualTo(probed.control.instructionCount() + 1);
        assertThat(coverage.functions().getLast().instructions())
                .map(instruction -> instruction.line() + ":" + instruction.count())
                .containsExactly(
                        "13:3", "14:3", "15:3", "16:3", "17:3", "19:1", "20:1", "21:1", "22:0", "24:1", "25:1", "27:1");
        assertThat(coverage.functions().getLast().instructions().get(4).ways()).containsExactly(1L, 1L, 1L);
    }

    private static long total(Coverage coverage) {
        return coverage.functions().stream()
                .flatMap(function -> function.instructions().stream())
                .mapToLong(OfInstruction::count)
                .sum();
    }

    @Test
    void coverageReports() {
        var coverage = new Coverage(listing);
        coverage.attach(probed.control);
        probed.instance().invoke("run", Value.of(1));
        CoverageReport report = CoverageReport.of(coverage);

        assertThat(report.summary()).isEqualTo("""
            functions      66.7 %  2 of 3
            lines          16.7 %  3 of 18
            instructions   27.6 %  8 of 29
            branches       20.0 %  1 of 5
            never called: $pick (line 13)
            """);
        assertThat(report.lcov("/src/test.wat").lines())
                .containsSubsequence(
                        "TN:",
                        "SF:/src/test.wat",
                        "FN:4,$fib",
                        "FN:11,$run",
                        "FN:13,$pick",
                        "FNDA:1,$fib",
                        "FNDA:1,$run",
                        "FNDA:0,$pick",
                        "FNF:3",
                        "FNH:2",
                        "BRF:5",
                        "BRH:1",
                        "DA:4,1",
                        "DA:5,1",
                        "DA:7,0",
                        "DA:8,0",
                        "DA:9,0",
                        "DA:11,1",
                        "DA:13,0",
                        "LF:18",
                        "LH:3",
                        "end_of_record");
    }

    @Test
    void aProfileIsExactAndTheSameEachTime() {
        var profiler = new Profiler(probed.control);
        try (var attachment = profiler.attach()) {
            probed.instance().invoke("run", Value.of(3));
        }

        assertThat(profiler.collapsed()).isEqualTo("""
            $run 3
            $run;$fib 13
            $run;$fib;$fib 18
            $run;$fib;$fib;$fib 10
            """);
        assertThat(profiler.rows())
                .containsExactly(new Profiler.Row("$fib", 41, 41, 5), new Profiler.Row("$run", 3, 44, 1));
        assertThat(probed.control.instructionCount()).isEqualTo(44);
        assertThat(profiler.table(1)).isEqualTo("""
               instructions           with callees               calls  function
                         41  93.2%              41  93.2%            5  $fib
            and 1 functions with fewer instructions
            """);
    }

    @Test
    void tailCallsAndTrapsDoNotMixUpTheStacksOfAProfile() {
        var tails = Probed.of("""
            (module
              (func $a (export "a") (param i32) (result i32)
                (if (i32.eqz (local.get 0)) (then (unreachable)))
                (return_call $b (local.get 0)))
              (func $b (param i32) (result i32) (i32.add (call $c (local.get 0)) (i32.const 1)))
              (func $c (param i32) (result i32) (local.get 0)))
            """);
        var profiler = new Profiler(tails.control);
        var attachment = profiler.attach();
        var instance = tails.instance();
        instance.invoke("a", Value.of(1));
        assertThatThrownBy(() -> instance.invoke("a", Value.of(0))).isInstanceOf(Trap.class);
        instance.invoke("a", Value.of(1));
        attachment.close();

        assertThat(profiler.collapsed()).isEqualTo("""
            $a 13
            $b 8
            $b;$c 2
            """);
    }

    @Test
    void aBinaryIsShownAsTheTextThatDisMakesOfIt() throws InvalidModuleException {
        StepModule binary = StepModule.ofBinary("fib.wasm", probed.module.bytes());
        Listing generated = Listing.of(binary);
        var coverage = new Coverage(generated);

        assertThat(generated.isGenerated()).isTrue();
        assertThat(generated.text().name()).isEqualTo("fib.wasm.wat");
        assertThat(coverage.functions()).map(OfFunction::name).containsExactly("$fib", "$run", "$pick");
        assertThat(coverage.functions().getFirst().instructions()).allMatch(instruction -> instruction.line() > 0);
    }

    @Test
    void coverageOfWhatWasAddedOnly() {
        var coverage = new CoverageSet();
        try (var attached = coverage.attach(probed.control)) {
            coverage.add(probed.module);
            coverage.add(probed.module);
            probed.instance().invoke("pick", Value.of(1));
        }
        Coverage only = coverage.all().getFirst();
        assertThat(coverage.all()).hasSize(1);
        assertThat(only.functions()).extracting(OfFunction::entries).containsExactly(0L, 0L, 1L);
        assertThat(only.functions().getLast().instructions())
                .filteredOn(one -> one.count() > 0)
                .extracting(one ->
                        listing.text().textOf(listing.place(one.codeOffset()).orElseThrow()))
                .containsExactly(
                        "block $two",
                        "block $one",
                        "block $zero",
                        "local.get $n",
                        "br_table $zero $one $two",
                        "i32.const 20",
                        "return");
    }
}
