package dev.stepwasm.ide;

import dev.stepwasm.wasm.source.Span;
import java.util.List;

/**
 * A fixture written in another way that must not make a difference: other line ends, tabs, characters of two units, a byte
 * order mark.
 *
 * @param start what stands before the text
 * @param lineStart what stands before each line
 * @param lineEnd what ends a line
 */
public record Variant(String start, String lineStart, String lineEnd) {
    /** As it is, and in the other ways. */
    public static final List<Variant> ALL = List.of(
            new Variant("", "", "\n"),
            new Variant("", "", "\r\n"),
            new Variant("\uFEFF", "\t", "\r"),
            new Variant("\uFEFF", "(;\uD83D\uDE00;)\t", "\r\n"));

    /** {@return the text in this way} */
    public String of(String text) {
        return start + lineStart + text.replace("\n", lineEnd + lineStart);
    }

    /** {@return where an offset of the text is in this way} */
    public int of(String text, int offset) {
        int lines =
                (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        return start.length() + lineStart.length() * (lines + 1) + lines * (lineEnd.length() - 1) + offset;
    }

    /** {@return where a span of the text is in this way} */
    public Span of(String text, Span span) {
        return new Span(of(text, span.start()), of(text, span.end()));
    }
}
