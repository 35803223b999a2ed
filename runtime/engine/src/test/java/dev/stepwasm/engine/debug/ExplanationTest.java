package dev.stepwasm.engine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.Trap;
import dev.stepwasm.engine.TrapReason;
import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.transcript.Transcript;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How every kind of trap is explained. {@code trap/NAME.wat} has exports that all trap for the reason of that name;
 * {@code trap/NAME.explained.txt} says what a debugger shows. A transcript {@code debug/trap-NAME} of each kind plays the
 * same at core level and through the protocol.
 */
class ExplanationTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    static Stream<Fixture> fixtures() {
        return Fixtures.in(ExplanationTest.class, "trap");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void explainsEachTrap(Fixture fixture) throws Exception {
        StepModule module = StepModule.ofText(fixture.name().replaceFirst(".*/", ""), fixture.text());
        List<String> explained = new ArrayList<>();
        for (Export export : module.module().exports()) {
            explained.add(export.name() + "\n" + explanation(module, export).indent(2));
        }

        fixture.expectBeside("explained.txt", String.join("\n", explained));
    }

    private static String explanation(StepModule module, Export export) throws InterruptedException {
        List<Explanation> stops = new ArrayList<>();
        List<Debugger> debuggers = new ArrayList<>();
        DebugListener listener = new DebugListener() {
            @Override
            public void stopped(DebuggedThread thread, Stop stop) {
                if (stop instanceof Stop.Trapped(Trap trap, Explanation explanation)) {
                    stops.add(explanation);
                }
                debuggers.getFirst().resume();
            }

            @Override
            public void ended(Outcome outcome) {}
        };
        try (Debugger debugger = new Debugger(module, imports(), listener)) {
            debuggers.add(debugger);
            debugger.launch(new Invocation(export.name(), List.of()), false);
            assertThat(debugger.awaitEnd(DEADLINE)).isTrue();
        }
        assertThat(stops).as("a trap is told once").hasSize(1);
        Explanation explanation = stops.getFirst();
        assertThat(explanation.mode()).isEqualTo(Explanation.Mode.TRAP);
        assertThat(explanation.backtrace()).isNotEmpty();
        return explanation.id() + ", " + explanation.fullType() + "\n" + explanation.text();
    }

    private static Imports imports() {
        return Imports.builder()
                .function(
                        "host",
                        "again",
                        new FunctionType(List.of(), List.of()),
                        (caller, none) -> caller.invoke("by way of the host"))
                .function("host", "fail", new FunctionType(List.of(Numeric.I32), List.of()), (caller, arguments) -> {
                    throw Trap.ofHost(
                            "no file has the number " + arguments.getFirst().show());
                })
                .build();
    }

    @Test
    void everyKindHasATranscript() throws InvalidModuleException {
        assertThat(Fixtures.in(ExplanationTest.class, "debug")
                        .filter(fixture -> Transcript.read(fixture).contains("\n> trap\n"))
                        .map(fixture -> fixture.name().replaceFirst(".*/", "").replace(".wat", "")))
                .containsAll(Arrays.stream(TrapReason.values())
                        .map(reason -> "trap-" + reason.code())
                        .toList());
    }

    @Test
    void everyKindHasItsFilterAndNoFilterComesTwice() {
        List<String> names =
                ExceptionFilter.all().stream().map(ExceptionFilter::name).toList();

        assertThat(names).doesNotHaveDuplicates().contains("trap", "uncaught", "caught", "host");
        assertThat(names)
                .containsAll(Arrays.stream(TrapReason.values())
                        .filter(reason -> reason != TrapReason.HOST)
                        .map(reason -> "trap." + reason.code())
                        .toList());
        assertThat(ExceptionFilter.all().stream()
                        .flatMap(filter -> filter.traps().stream())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(TrapReason.values());
        assertThat(ExceptionFilter.defaults().stream().map(ExceptionFilterRequest::filter))
                .containsExactly("trap", "uncaught", "host", "assertion");
    }
}
