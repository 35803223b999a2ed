package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.transcript.Transcript;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The transcripts of test scripts must come out the same through the protocol. */
final class ScriptsTranscriptTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void saysTheSameAsTheCore(Fixture fixture) {
        try (DapDriver driver = new DapDriver(fixture)) {
            assertThat(Transcript.play(fixture, driver)).isEqualTo(Transcript.read(fixture));
        }
    }

    static Stream<Fixture> fixtures() {
        return Fixtures.in(ScriptsTranscriptTest.class, "debug-script");
    }
}
