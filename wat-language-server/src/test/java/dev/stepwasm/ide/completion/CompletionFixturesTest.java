package dev.stepwasm.ide.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Marker;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** At each cursor the marker below says what has been typed, the first proposals, and how many more there are. */
final class CompletionFixturesTest {
    private static final int SHOWN = 6;

    static Stream<Fixture> fixtures() {
        return Fixtures.in(CompletionFixturesTest.class, "completion");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void offersWhatTheMarkersSay(Fixture fixture) {
        Analysis analysis = Analysis.of(new SourceText(fixture.name(), fixture.text()));
        List<Marker> found = new ArrayList<>();
        for (int cursor : fixture.cursors()) {
            Proposals proposals = Completion.at(analysis, cursor);
            found.add(
                    Marker.of(proposals.typed().start(), proposals.typed().end(), "offers", shown(fixture, proposals)));
        }
        fixture.expect(found, "offers");
    }

    /** Line ends, tabs, characters of two units and a byte order mark change nothing but offsets. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void offersTheSameHoweverTheTextIsSpaced(Fixture fixture) {
        for (int cursor : fixture.cursors()) {
            String before = fixture.text().substring(0, cursor);
            String after = fixture.text().substring(cursor);
            String expected = offered(before, after);
            assertThat(offered(before.replace("\n", "\r\n"), after.replace("\n", "\r\n")))
                    .isEqualTo(expected);
            assertThat(offered(before.replace("  ", "\t"), after.replace("  ", "\t")))
                    .isEqualTo(expected);
            assertThat(offered("\uFEFF(; 𝄞 ;) " + before, after)).isEqualTo(expected);
        }
    }

    private static String offered(String before, String after) {
        String text = before + after;
        Proposals proposals = Completion.at(Analysis.of(new SourceText("fixture", text)), before.length());
        return shown(proposals, text.substring(proposals.typed().start(), before.length()));
    }

    /** What is left of the list when the client has compared it with what was typed. */
    private static String shown(Fixture fixture, Proposals proposals) {
        return shown(
                proposals,
                fixture.text()
                        .substring(proposals.typed().start(), proposals.typed().end()));
    }

    private static String shown(Proposals proposals, String typed) {
        List<Proposal> left = proposals.all().stream()
                .filter(proposal -> proposal.filter().startsWith(typed))
                .toList();
        String first = left.stream()
                .limit(SHOWN)
                .map(proposal -> (proposal.label() + " " + proposal.detail()).strip()
                        + (proposal.deprecated() ? " (deprecated)" : ""))
                .collect(Collectors.joining(" | "));
        int more = left.size() - SHOWN;
        String rest = more > 0 ? " | and " + more + " more" : "";
        return left.isEmpty() ? "nothing" : first + rest + (proposals.incomplete() ? " and others" : "");
    }
}
