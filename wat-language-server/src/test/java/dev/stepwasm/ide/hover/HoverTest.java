package dev.stepwasm.ide.hover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Marker;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HoverTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(HoverTest.class, "hover");
    }

    private static final String[] KINDS = {"hover", "stack", "fact", "doc", "none"};

    /** Markers say the code, one fact by its name, all prose, or that there is nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void showsWhatTheMarkersSay(Fixture fixture) {
        Analysis analysis = Analysis.of(new SourceText(fixture.name(), fixture.text()));
        List<Marker> answered = new ArrayList<>();
        for (Marker marker : fixture.markers(KINDS)) {
            Optional<HoverText> hover = Hover.at(analysis, marker.start());
            answered.add(hover.map(text -> new Marker(
                            text.span().start(), text.span().end(), marker.kind(), marker.code(), said(text, marker)))
                    .orElseGet(() -> Marker.of(marker.start(), marker.end(), "none", "")));
        }
        fixture.expect(answered, KINDS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void saysTheSameOnLinesThatEndOtherwiseAndBehindAByteOrderMark(Fixture fixture) {
        Analysis analysis = Analysis.of(new SourceText("a", fixture.text()));
        Analysis other =
                Analysis.of(new SourceText("a", "\uFEFF" + fixture.text().replace("\n", "\r\n")));
        for (Marker marker : fixture.markers(KINDS)) {
            String before = fixture.text().substring(0, marker.start());
            int offset = marker.start()
                    + 1
                    + (int) before.chars().filter(c -> c == '\n').count();
            assertThat(Hover.at(other, offset).map(HoverText::markdown))
                    .isEqualTo(Hover.at(analysis, marker.start()).map(HoverText::markdown));
            assertThat(Hover.at(other, offset).map(text -> text.span().length()))
                    .isEqualTo(Hover.at(analysis, marker.start())
                            .map(text -> text.span().length()));
        }
    }

    @Test
    void showsAllOfAnInstruction() {
        String text =
                "(module (func (result i32) i64.const 7 (i32.add (i32.const 1) (i32.const 2)) drop drop i32.const 0))";
        HoverText hover = Hover.at(Analysis.of(new SourceText("a", text)), text.indexOf("i32.add") + 3)
                .orElseThrow();
        assertThat(hover.markdown()).isEqualTo("""
                ```wat
                i32.add : [i32 i32] -> [i32]
                ```

                Adds two integers modulo 2^32. Overflow wraps around silently, and signed and unsigned addition are the same operation.

                **Traps** never\s\s
                **Stack before** `[i64 i32 i32]`\s\s
                **Takes** `i32` from `i32.const 1`, `i32` from `i32.const 2`\s\s
                **Stack after** `[i64 i32]`\s\s
                **Encoding** `6A` at `0x7` of the function body, `0x1e` of the binary

                [Specification](https://webassembly.github.io/spec/core/exec/numerics.html#op-iadd)""");
        assertThat(hover.plain()).doesNotContain("`", "**");
    }

    private static String said(HoverText text, Marker marker) {
        return switch (marker.kind()) {
            case "fact" ->
                facts(text)
                        .filter(fact -> fact.name().equals(marker.code()))
                        .map(HoverText.Part.Fact::value)
                        .collect(Collectors.joining(" / "));
            case "stack" ->
                facts(text)
                        .filter(fact -> fact.name().startsWith("Stack"))
                        .map(fact -> fact.value().replace("`", ""))
                        .collect(Collectors.joining(" => "));
            case "doc" ->
                text.parts().stream()
                        .flatMap(part ->
                                part instanceof HoverText.Part.Prose(String prose) ? Stream.of(prose) : Stream.of())
                        .collect(Collectors.joining(" / "))
                        .replace("\n", " / ");
            default -> text.parts().get(0) instanceof HoverText.Part.Code(String wat) ? wat : "";
        };
    }

    private static Stream<HoverText.Part.Fact> facts(HoverText text) {
        return text.parts().stream()
                .flatMap(part -> part instanceof HoverText.Part.Fact fact ? Stream.of(fact) : Stream.of());
    }
}
