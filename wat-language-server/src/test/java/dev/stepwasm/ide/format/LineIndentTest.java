package dev.stepwasm.ide.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.format.FormatOptions;
import dev.stepwasm.wat.format.Formatter;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class LineIndentTest {
    /** {@code /} is the end of a line, {@code <|>} where the cursor is. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock = """
            (module/<|>                                    => (module/  <|>
            (module/  (func $f/<|>)                        => (module/  (func $f/  <|>)
            (module/  (func $f)/      <|>                  => (module/  (func $f)/  <|>
            (module/  (func block/<|>                      => (module/  (func block/      <|>
            (module/  (func/    block $a/<|>               => (module/  (func/    block $a/      <|>
            (module/  (func/    loop/      nop/<|>nop      => (module/  (func/    loop/      nop/      <|>nop
            (module/  (func/    block/      nop/      end/<|> => (module/  (func/    block/      nop/      end/    <|>
            (module/  (func/    try/      nop/    delegate 0/<|> => (module/  (func/    try/      nop/    delegate 0/    <|>
            (func/    (i32.add/<|>                         => (func/    (i32.add/      <|>
            (func (local i32)/<|>                          => (func (local i32)/  <|>
            (func (; a/<|>                                 => (func (; a/<|>
            /<|>                                           => /<|>
            (assert_return (invoke "f")/<|>                => (assert_return (invoke "f")/  <|>
            """)
    void beginsALine(String before, String after) {
        check(before, after, true);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock = """
            (module/  (func/    nop/    )<|>               => (module/  (func/    nop/  )<|>
            (func/  block/    nop/    end<|>               => (func/  block/    nop/  end<|>
            (func/  if/    nop/    else<|>                 => (func/  if/    nop/  else<|>
            (func/  if/    nop/      nop<|>                => (func/  if/    nop/      nop<|>
            (module/  (func)/  )<|>                        => (module/  (func)/)<|>
            (func/  (drop/      (i32.const 1))<|>          => (func/  (drop/      (i32.const 1))<|>
            (func/      (; )<|>                            => (func/      (; )<|>
            """)
    void movesWhatCloses(String before, String after) {
        check(before, after, false);
    }

    private static void check(String before, String after, boolean isNewLine) {
        for (String lineEnd : new String[] {"\n", "\r\n", "\r"}) {
            Fixture from = Fixture.of("before", before.replace("/", lineEnd));
            Fixture to = Fixture.of("after", after.replace("/", lineEnd));
            assertThat(applied(from.text(), change(from.text(), from.cursor(), isNewLine)))
                    .isEqualTo(to.text());
        }
    }

    static Stream<Path> formatted() throws IOException {
        try (Stream<Path> files = Files.list(Fixtures.root().resolve("docs/samples"))) {
            return files.filter(file -> file.toString().endsWith(".wat")).sorted().toList().stream();
        }
    }

    /** A line of formatted text is where it would be put if it were typed. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("formatted")
    void agreesWithTheFormatter(Path file) throws IOException {
        String text = Formatter.format(
                Analysis.of(new SourceText("a", Files.readString(file))).tree(), FormatOptions.DEFAULT);
        SourceText source = new SourceText("a", text);
        Analysis analysis = Analysis.of(source);
        for (int line = 1; line <= source.lineCount(); line++) {
            Span span = source.lineSpan(line);
            if (span.length() > 0) {
                assertThat(LineIndent.afterLineBreak(analysis.tree(), span.start(), FormatOptions.DEFAULT))
                        .as("line %d: %s", line, source.textOf(span))
                        .isEmpty();
            }
        }
    }

    private static Optional<Replacement> change(String text, int cursor, boolean isNewLine) {
        var tree = Analysis.of(new SourceText("a", text)).tree();
        return isNewLine
                ? LineIndent.afterLineBreak(tree, cursor, FormatOptions.DEFAULT)
                : LineIndent.afterCloser(tree, cursor, FormatOptions.DEFAULT);
    }

    private static String applied(String text, Optional<Replacement> change) {
        return change.map(edit -> text.substring(0, edit.span().start())
                        + edit.text()
                        + text.substring(edit.span().end()))
                .orElse(text);
    }
}
