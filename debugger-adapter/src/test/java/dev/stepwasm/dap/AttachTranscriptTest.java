package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.transcript.Transcript;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program that embeds a module says the same to a debugger that is attached as a launched one does. */
final class AttachTranscriptTest {
    private static final String REFUSED = "the launch is refused, so there is nothing to attach to";
    private static final String TERMINATED =
            "the debugger ends the program, which it does not do with one that it is attached to";

    private static final String CALL_OF_HOST =
            "a step that leaves the code is over: what the host calls next is not part of it";

    /** The transcripts that make no sense here, and why. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "host-refused", REFUSED,
            "launch-range", REFUSED,
            "launch-stub-refused", REFUSED,
            "refused", REFUSED,
            "expr-call-stops", TERMINATED,
            "pause-condition", TERMINATED,
            "spin", TERMINATED);

    /** The transcripts that differ, and why. One that does not differ any more has no place here. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "multi-break",
            "the program makes the linked module first, so its function is the first of that name",
            "multi-start",
            "a breakpoint is set before its module is there, and is verified only later",
            "start",
            CALL_OF_HOST,
            "step-start",
            CALL_OF_HOST);

    private static EmbeddingProcess process;

    @BeforeAll
    static void start() {
        process = new EmbeddingProcess("-Dstepwasm.debug=name=transcripts");
    }

    @AfterAll
    static void end() {
        process.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void saysTheSameAsALaunch(Fixture fixture) {
        assertThat(said(fixture)).isEqualTo(Transcript.read(fixture));
    }

    /** Start functions run before there is an instance to attach to, unless the process waits for a debugger. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("withStartFunctions")
    void saysTheSameOfStartFunctions(Fixture fixture) {
        assertThat(saidFromTheStart(fixture)).isEqualTo(Transcript.read(fixture));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("different")
    void whatDiffersStillDoes(Fixture fixture) {
        assertThat(hasStartFunction(fixture) ? saidFromTheStart(fixture) : said(fixture))
                .as(DIFFERENT.get(name(fixture)))
                .isNotEqualTo(Transcript.read(fixture));
    }

    private static String said(Fixture fixture) {
        try (AttachDriver driver = new AttachDriver(fixture, process, false)) {
            return Transcript.play(fixture, driver);
        }
    }

    private static String saidFromTheStart(Fixture fixture) {
        try (EmbeddingProcess waiting = new EmbeddingProcess("-Dstepwasm.debug=suspend=y");
                AttachDriver driver = new AttachDriver(fixture, waiting, true)) {
            return Transcript.play(fixture, driver);
        }
    }

    @Test
    void whatIsLeftOutHasItsReason() {
        Map<String, String> reasons = new TreeMap<>();
        all().forEach(fixture -> {
            String text = Transcript.read(fixture);
            if (text.contains("\n> terminate\n")) {
                reasons.put(name(fixture), TERMINATED);
            } else if (text.matches("(?s)(.*\n)?> (run|enter)[^\n]*\nrefused: .*")) {
                reasons.put(name(fixture), REFUSED);
            }
        });
        assertThat(reasons).isEqualTo(LEFT_OUT);
    }

    static Stream<Fixture> fixtures() {
        return played().filter(fixture -> !hasStartFunction(fixture));
    }

    static Stream<Fixture> withStartFunctions() {
        return played().filter(AttachTranscriptTest::hasStartFunction);
    }

    static Stream<Fixture> different() {
        List<Fixture> different =
                all().filter(fixture -> DIFFERENT.containsKey(name(fixture))).toList();
        assertThat(different).hasSameSizeAs(DIFFERENT.keySet());
        return different.stream();
    }

    private static Stream<Fixture> played() {
        return all().filter(fixture -> !LEFT_OUT.containsKey(name(fixture)) && !DIFFERENT.containsKey(name(fixture)));
    }

    private static boolean hasStartFunction(Fixture fixture) {
        return fixture.text().contains("(start ") || Transcript.read(fixture).contains(" ready.wat");
    }

    private static Stream<Fixture> all() {
        return Fixtures.in(AttachTranscriptTest.class, "debug");
    }

    private static String name(Fixture fixture) {
        return fixture.name().replaceFirst(".*/", "").replaceFirst("\\.wat$", "");
    }
}
