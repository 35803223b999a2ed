package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.Tier;
import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.transcript.Transcript;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the debugger answers, written down in {@code test-fixtures/src/main/resources/debug}. */
final class DebugTranscriptTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void answersAsWritten(Fixture fixture) throws InvalidModuleException {
        try (CoreDriver driver = new CoreDriver(fixture)) {
            fixture.expectBeside(Transcript.ENDING, Transcript.play(fixture, driver));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void answersTheSameIfAllIsCompiledAtOnce(Fixture fixture) throws InvalidModuleException {
        try (CoreDriver driver = new CoreDriver(fixture, Tier.COMPILED)) {
            fixture.expectBeside(Transcript.ENDING, Transcript.play(fixture, driver));
        }
    }

    static Stream<Fixture> fixtures() {
        return Fixtures.in(DebugTranscriptTest.class, "debug");
    }
}
