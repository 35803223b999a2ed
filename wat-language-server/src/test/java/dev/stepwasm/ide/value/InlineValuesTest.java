package dev.stepwasm.ide.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.debug.BreakpointRequest;
import dev.stepwasm.engine.debug.DebugListener;
import dev.stepwasm.engine.debug.DebuggedThread;
import dev.stepwasm.engine.debug.Debugger;
import dev.stepwasm.engine.debug.Effects;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.Invocation;
import dev.stepwasm.engine.debug.Outcome;
import dev.stepwasm.engine.debug.Stop;
import dev.stepwasm.engine.debug.Variable;
import dev.stepwasm.engine.debug.expression.Answer;
import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Marker;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shown where a debugger stands, which is at the cursor, and that the debugger knows it. */
final class InlineValuesTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(InlineValuesTest.class, "value");
    }

    static Stream<Fixture> programs() {
        return fixtures().filter(fixture -> fixture.name().endsWith(".wat"));
    }

    private static List<InlineValue> values(Fixture fixture) {
        Analysis analysis = Analysis.of(new SourceText(fixture.name(), fixture.text()));
        return InlineValues.in(analysis, new Span(0, fixture.text().length()), fixture.cursor());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void areWhatTheMarkersSay(Fixture fixture) {
        fixture.expect(
                values(fixture).stream()
                        .map(value ->
                                Marker.of(value.span().start(), value.span().end(), "value", show(value)))
                        .toList(),
                "value");
    }

    private static String show(InlineValue value) {
        return switch (value) {
            case InlineValue.Variable(var span, String name) -> name;
            case InlineValue.Expression(var span, String expression) -> "= " + expression;
        };
    }

    /** The names are those of the variables that the debugger shows, and each expression has a value. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void areKnownToTheDebugger(Fixture fixture) throws Exception {
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        StepModule module = StepModule.ofText(fixture.name(), fixture.text());
        try (Debugger debugger = new Debugger(module, Imports.none(), new DebugListener() {
            @Override
            public void stopped(DebuggedThread thread, Stop stop) {
                heard.add(stop);
            }

            @Override
            public void ended(Outcome outcome) {
                heard.add(outcome);
            }
        })) {
            Position at = new SourceText("", fixture.text()).positionOf(fixture.cursor());
            debugger.setBreakpoints(List.of(BreakpointRequest.line(at.line())));
            String export = module.exports().stream()
                    .filter(each -> !each.name().equals("memory"))
                    .findFirst()
                    .orElseThrow()
                    .name();
            List<String> arguments = export.equals("sum") ? List.of("64", "7") : List.of("3");
            debugger.launch(Invocation.of(module.module(), Optional.of(export), arguments), false);
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isInstanceOf(Stop.class);
            Frame frame = debugger.frames(0, 1).getFirst();
            List<String> names = Stream.concat(frame.locals().stream(), frame.globals().stream())
                    .map(Variable::name)
                    .toList();
            assertThat(values(fixture)).isNotEmpty().allSatisfy(value -> {
                switch (value) {
                    case InlineValue.Variable(var span, String name) ->
                        assertThat(names).contains(name);
                    case InlineValue.Expression(var span, String expression) ->
                        assertThat(frame.calculate(expression, Effects.NONE))
                                .as(expression)
                                .isInstanceOf(Answer.Found.class);
                }
            });
        }
    }
}
