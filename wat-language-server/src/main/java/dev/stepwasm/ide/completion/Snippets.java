package dev.stepwasm.ide.completion;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts in which something is to be filled in: {@code ${1:example}} is a place with an example, {@code $0} where the
 * cursor goes in the end, {@code \$} a dollar sign. Names begin with one, so that a text as it is must be escaped.
 */
final class Snippets {
    private static final Pattern MARK = Pattern.compile("\\\\([\\\\$}])|\\$\\{\\d+:((?:\\\\.|[^}\\\\])*)}|\\$(\\d)");

    private Snippets() {}

    /** {@return a text in which nothing is to be filled in} */
    static String plain(String text) {
        return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}");
    }

    static boolean isSnippet(String snippet) {
        Matcher mark = MARK.matcher(snippet);
        while (mark.find()) {
            if (mark.group(1) == null) {
                return true;
            }
        }
        return false;
    }

    /** {@return the text with its examples} */
    static String example(String snippet) {
        return MARK.matcher(snippet).replaceAll(mark -> {
            String example = mark.group(2) == null ? "" : example(mark.group(2));
            return Matcher.quoteReplacement(mark.group(1) == null ? example : mark.group(1));
        });
    }
}
