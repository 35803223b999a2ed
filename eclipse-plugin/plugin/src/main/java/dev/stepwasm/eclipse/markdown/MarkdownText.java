package dev.stepwasm.eclipse.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markdown as text to show and where it looks different. Knows what the language server writes: fenced code, code in
 * backticks, bold, links, headings and rows of tables.
 *
 * @param text what is shown
 * @param pieces what looks different, in text order
 */
public record MarkdownText(String text, List<Piece> pieces) {
    /** Copies the list. */
    public MarkdownText {
        pieces = List.copyOf(pieces);
    }

    /** How a piece looks. */
    public enum Look {
        /** WebAssembly text on lines of its own. */
        CODE_BLOCK,
        /** Code within a line. */
        CODE,
        /** Bold. */
        BOLD,
        /** A link. */
        LINK
    }

    /**
     * A piece of the text.
     *
     * @param address where a link leads, else empty
     */
    public record Piece(Look look, int start, int length, String address) {}

    private static final Pattern FENCE = Pattern.compile("^(`{3,})\\w*$");
    private static final Pattern INLINE =
            Pattern.compile("(?<ticks>`+)(?<code>.+?)(?<!`)\\k<ticks>(?!`)|\\*\\*(?<bold>.+?)\\*\\*"
                    + "|\\[(?<label>[^]]+)]\\((?<address>[^)\\s]+)\\)");

    /** {@return what some Markdown says} */
    public static MarkdownText of(String markdown) {
        return new Reader().read(markdown);
    }

    private static final class Reader {
        private final StringBuilder text = new StringBuilder();
        private final List<Piece> pieces = new ArrayList<>();

        MarkdownText read(String markdown) {
            String fence = "";
            int block = 0;
            for (String line : markdown.split("\n", -1)) {
                Matcher mark = FENCE.matcher(line);
                if (fence.isEmpty() && mark.matches()) {
                    fence = mark.group(1);
                    block = text.length();
                } else if (!fence.isEmpty() && line.equals(fence)) {
                    pieces.add(new Piece(Look.CODE_BLOCK, block, Math.max(0, text.length() - 1 - block), ""));
                    fence = "";
                } else if (!fence.isEmpty()) {
                    text.append(line).append('\n');
                } else {
                    line(line.stripTrailing());
                    text.append('\n');
                }
            }
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == '\n') {
                end--;
            }
            return new MarkdownText(text.substring(0, end), pieces);
        }

        private void line(String line) {
            int level = 0;
            while (level < line.length() && line.charAt(level) == '#') {
                level++;
            }
            if (level > 0 && line.startsWith(" ", level)) {
                add(Look.BOLD, line.substring(level + 1), "");
            } else {
                inline(line);
            }
        }

        private void inline(String line) {
            Matcher found = INLINE.matcher(line);
            int at = 0;
            while (found.find()) {
                text.append(line, at, found.start());
                at = found.end();
                if (found.group("code") != null) {
                    add(Look.CODE, unpadded(found.group("code")), "");
                } else if (found.group("bold") != null) {
                    add(Look.BOLD, found.group("bold"), "");
                } else {
                    add(Look.LINK, found.group("label"), found.group("address"));
                }
            }
            text.append(line, at, line.length());
        }

        /** Code that begins or ends with a backtick has spaces around it. */
        private static String unpadded(String code) {
            return code.length() > 2 && code.startsWith(" ") && code.endsWith(" ")
                    ? code.substring(1, code.length() - 1)
                    : code;
        }

        private void add(Look look, String shown, String address) {
            pieces.add(new Piece(look, text.length(), shown.length(), address));
            text.append(shown);
        }
    }
}
