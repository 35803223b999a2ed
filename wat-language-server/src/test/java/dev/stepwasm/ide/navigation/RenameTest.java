package dev.stepwasm.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.Variant;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first line of a fixture says the new name; what comes of it, or why nothing does, lies beside. */
final class RenameTest {
    private static final String HEADER = ";; to: ";

    static Stream<Fixture> fixtures() {
        return Fixtures.in(RenameTest.class, "rename");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void renamesAsTheTextBeside(Fixture fixture) {
        String name = fixture.text().lines().findFirst().orElseThrow().substring(HEADER.length());
        String renamed = renamed(fixture.text(), fixture.cursor(), name);
        fixture.expectBeside("renamed.txt", renamed);
        for (Variant variant : Variant.ALL) {
            String text = variant.of(fixture.text());
            String other = renamed(text, variant.of(fixture.text(), fixture.cursor()), name);
            assertThat(other).as(variant.toString()).isIn(variant.of(renamed), renamed);
        }
    }

    private static String renamed(String text, int offset, String name) {
        Analysis analysis = Analysis.of(new SourceText("a", text));
        return switch (Rename.to(analysis, offset, name, () -> {})) {
            case Renaming.Edits edits -> applied(text, edits.replacements());
            case Renaming.Refused refused -> "refused: " + refused.why() + "\n";
            case Renaming.Possible possible -> throw new AssertionError("neither edits nor a reason");
        };
    }

    static String applied(String text, List<Replacement> edits) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Replacement edit : edits) {
            assertThat(edit.span().start()).isGreaterThanOrEqualTo(from);
            out.append(text, from, edit.span().start()).append(edit.text());
            from = edit.span().end();
        }
        return out.append(text.substring(from)).toString();
    }

    @Test
    void proposesTheNameThatThereIsOrOneThatIsFree() {
        assertThat(proposed("(module (func $\"a b\") (func (call $\"a b\"|)))")).isEqualTo("$\"a b\"");
        assertThat(proposed("(module (func $f) (func (call |0)))")).isEqualTo("$f");
        assertThat(proposed("(module (func $function1) (func (call |1)))")).isEqualTo("$function1_");
        assertThat(proposed("(module (func (local i32) (drop (local.get 0|))))"))
                .isEqualTo("$local0");
    }

    private static String proposed(String written) {
        int cursor = written.indexOf('|');
        Analysis analysis = Analysis.of(new SourceText("a", written.replace("|", "")));
        return ((Renaming.Possible) Rename.prepare(analysis, cursor)).placeholder();
    }

    @Test
    void saysWhatGetsItsFirstName() {
        Analysis analysis = Analysis.of(new SourceText("a", "(module (func) (start 0))"));
        Renaming.Edits edits = (Renaming.Edits) Rename.to(analysis, 22, "f", () -> {});
        assertThat(edits.named()).isEqualTo("function 0");
    }
}
