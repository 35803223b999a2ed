package dev.stepwasm.ide.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Marker;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be run, and how large functions are, is what the markers say. */
final class RunPlacesTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(RunPlacesTest.class, "run");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void areWhatTheMarkersSay(Fixture fixture) {
        Analysis analysis = Analysis.of(new SourceText(fixture.name(), fixture.text()));
        List<Marker> found = new ArrayList<>();
        for (RunPlace place : RunPlaces.of(analysis, fixture.name().endsWith(".wast"))) {
            found.add(Marker.of(place.span().start(), place.span().end(), "runs", show(place)));
        }
        for (ModuleAnalysis module : analysis.modules()) {
            for (Definition definition : module.definitions()) {
                if (definition.space() == IndexSpace.FUNCTION && fixture.name().contains("size")) {
                    CodeSize.instructions(analysis, module, definition.index())
                            .ifPresent(count -> found.add(Marker.of(
                                    definition.nameSpan().start(),
                                    definition.nameSpan().end(),
                                    "size",
                                    Integer.toString(count))));
                }
            }
        }
        fixture.expect(found, "runs", "size");
    }

    private static String show(RunPlace place) {
        return switch (place) {
            case RunPlace.Export export ->
                "export " + export.name() + " " + export.type().showStack() + " " + export.parameters();
            case RunPlace.Comment comment -> comment.call().toString();
            case RunPlace.Command command -> "command";
            case RunPlace.Script script -> "script";
        };
    }

    @Test
    void aCommentWithoutACallSaysNothing() {
        assertThat(RunComment.read(";; run:")).isEmpty();
        assertThat(RunComment.read(";;")).isEmpty();
        assertThat(RunComment.read("(; ;)")).isEmpty();
        assertThat(RunComment.read("(;")).isEmpty();
        assertThat(RunComment.read(";; run: => 3")).isEmpty();
        assertThat(RunComment.read(";; run: f \"a b").orElseThrow().arguments()).containsExactly("\"a", "b");
    }

    @Test
    void whatIsShownCanBeReadAgain() {
        for (String name : List.of("f", "add up", "a,b", "=>", "")) {
            String shown = RunComment.show(name, List.of("1", "-2"));
            assertThat(RunComment.read(";; run: " + shown))
                    .hasValueSatisfying(read -> assertThat(read.export()).isEqualTo(name))
                    .hasValueSatisfying(read -> assertThat(read.arguments()).containsExactly("1", "-2"));
        }
    }
}
