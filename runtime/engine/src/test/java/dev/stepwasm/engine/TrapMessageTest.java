package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepwasm.engine.interpret.ExecutionControl;
import dev.stepwasm.engine.interpret.StackLimits;
import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType.Numeric;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every kind of trap says. {@code trap/NAME.wat} has exports that all trap for the reason of that name;
 * {@code trap/NAME.messages.txt} says how.
 */
class TrapMessageTest {
    private static final StackLimits LIMITS = new StackLimits(8, 3, 200);

    private static final Imports IMPORTS = Imports.builder()
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

    static Stream<Fixture> fixtures() {
        return Fixtures.in(TrapMessageTest.class, "trap");
    }

    @Test
    void everyReasonHasAFixture() {
        assertThat(fixtures().map(TrapMessageTest::stem))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TrapReason.values())
                        .map(TrapMessageTest::stem)
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void saysWhatHappened(Fixture fixture) throws InvalidModuleException {
        StepModule module = StepModule.ofText(fixture.name().replaceFirst(".*/", ""), fixture.text());
        StepInstance instance = module.instantiate(IMPORTS, new ExecutionControl(LIMITS));

        String messages = module.module().exports().stream()
                .map(export -> message(instance, export, stem(fixture)))
                .collect(Collectors.joining("\n"));

        fixture.expectBeside("messages.txt", messages);
    }

    private static String message(StepInstance instance, Export export, String reason) {
        Trap trap = catchThrowableOfType(Trap.class, () -> instance.invoke(export.name()));
        assertThat(trap).as(export.name()).isNotNull();
        assertThat(stem(trap.reason())).as(export.name()).isEqualTo(reason);
        assertThat(trap.getMessage()).startsWith(trap.reason().words());
        return export.name() + "\n  " + trap.getMessage() + "\n"
                + trap.showBacktrace().indent(2);
    }

    private static String stem(Fixture fixture) {
        return fixture.name().replaceFirst(".*/", "").replace(".wat", "");
    }

    private static String stem(TrapReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
