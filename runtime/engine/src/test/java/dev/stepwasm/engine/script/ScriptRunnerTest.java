package dev.stepwasm.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.TraceElement;
import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Marker;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.script.Script;
import dev.stepwasm.wat.text.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts whose markers say which commands fail or are skipped; all others must pass. */
class ScriptRunnerTest {
    static Stream<Fixture> scripts() {
        return Fixtures.in(ScriptRunnerTest.class, "script");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void findsWhatTheMarkersSay(Fixture fixture) {
        fixture.expect(markers(fixture), "failed", "skipped", "printed");
    }

    @Test
    void endsWhenItIsCancelled() {
        Script script = Script.of(Analysis.of(new SourceText("spin.wast", """
            (module (func (export "ok")) (func (export "spin") (loop (br 0))))
            (invoke "ok")
            (invoke "spin")
            (invoke "ok")
            """)));
        ScriptRun run = ScriptRunner.start(
                script, script.commands(), new ScriptOptions(Duration.ofMinutes(5), line -> {}, OptionalLong.of(1)));
        while (run.done() < 2) {
            Thread.onSpinWait();
        }
        run.cancel();
        assertThat(run.report().results())
                .extracting(Result::outcome)
                .containsExactly(
                        Outcome.passed(),
                        Outcome.passed(),
                        Outcome.skipped("the run was cancelled"),
                        Outcome.skipped("the run was cancelled"));
    }

    @Test
    void tellsWhatItMakesAndWhatIsDone() {
        Script script = Script.of(Analysis.of(new SourceText("told.wast", """
            (module $m (func (export "f") (result i32 f32) (i32.const 1) (f32.const 2)))
            (assert_return (invoke "f") (i32.const 1) (f32.const 3))
            (assert_trap (invoke "f") "unreachable")
            """)));
        var made = new ConcurrentLinkedQueue<String>();
        var done = new ConcurrentLinkedQueue<Result>();
        ScriptReport report = ScriptRunner.start(
                        script, script.commands(), ScriptOptions.standard(), new ScriptObserver() {
                            @Override
                            public void makes(StepModule module, ExecutionControl control) {
                                made.add(module.name());
                            }

                            @Override
                            public void done(Result result) {
                                done.add(result);
                            }
                        })
                .report();
        assertThat(made).containsExactly("$m");
        assertThat(done).containsExactlyElementsOf(report.results());
        assertThat(done).allMatch(result -> result.time().isPositive());
        assertThat(done.stream().map(Result::outcome).filter(Outcome.Failed.class::isInstance))
                .extracting(outcome -> ((Outcome.Failed) outcome).difference().orElseThrow())
                .containsExactly(
                        new Difference("i32 1\nf32 3.0", "i32 1\nf32 2.0"),
                        new Difference("the trap \"unreachable\"", "i32 1 and f32 2.0"));
    }

    @Test
    void endsWhenItIsCancelledWhileOneThreadWaitsForAnother() {
        Script script = Script.of(Analysis.of(new SourceText("spin.wast", """
            (module $m (memory (export "shared") 1 1 shared))
            (thread $t (shared (module $m))
              (module (func (export "spin") (loop (br 0))))
              (invoke "spin"))
            (wait $t)
            """)));
        ScriptRun run = ScriptRunner.start(script, script.commands(), ScriptOptions.standard());
        while (run.done() < 2) {
            Thread.onSpinWait();
        }
        run.cancel();
        assertThat(run.report().results()).last().extracting(Result::outcome).isInstanceOf(Outcome.Skipped.class);
    }

    @Test
    void saysWhereCodeTrapped() {
        Script script = Script.of(Analysis.of(new SourceText("trap.wast", """
            (module $first)
            (module $m (func $f (export "f") (unreachable)))
            (assert_return (invoke "f"))
            """)));
        Outcome outcome = ScriptRunner.run(script, ScriptOptions.standard())
                .results()
                .getLast()
                .outcome();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.backtrace())
                                .extracting(TraceElement::show)
                                .containsExactly("$f ($m:2:34)"));
    }

    private static List<Marker> markers(Fixture fixture) {
        var printed = new ConcurrentLinkedQueue<String>();
        Script script = Script.of(Analysis.of(new SourceText(fixture.name(), fixture.text())));
        assertThat(script.problems()).isEmpty();
        ScriptReport report = ScriptRunner.run(script, new ScriptOptions(Duration.ofSeconds(20), printed::add));
        return Stream.concat(
                        report.results().stream().flatMap(result -> marker(fixture, result).stream()),
                        printed.stream().map(line -> Marker.of(0, 1, "printed", line)))
                .toList();
    }

    private static List<Marker> marker(Fixture fixture, Result result) {
        Span span = result.command().span();
        int end = span.start() + 1;
        while (Character.isLetter(fixture.text().charAt(end)) || fixture.text().charAt(end) == '_') {
            end++;
        }
        Span head = new Span(span.start(), end);
        return switch (result.outcome()) {
            case Outcome.Passed passed -> List.of();
            case Outcome.Skipped(String reason) -> List.of(Marker.of(head.start(), head.end(), "skipped", reason));
            case Outcome.Failed(String message, var place, var backtrace, var difference) -> {
                Span at = place.orElse(head);
                yield List.of(Marker.of(at.start(), at.end(), "failed", message));
            }
        };
    }
}
