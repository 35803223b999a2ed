package dev.stepwasm.vscode;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Regular expressions for the tokens of the text format (core spec 6.3). */
final class Patterns {
    /** The characters of a word, {@code idchar}, for a character class. */
    static final String IDCHAR = "0-9A-Za-z!#$%&'*+./:<=>?@\\\\^_`|~-";

    /** Nothing of a word stands before, and nothing behind. */
    static final String BEFORE = "(?<![" + IDCHAR + "])";

    static final String AFTER = "(?![" + IDCHAR + "])";

    static final String ESCAPE = "\\\\(?:[0-9A-Fa-f]{2}|u\\{[0-9A-Fa-f](?:_?[0-9A-Fa-f])*\\}|[tnr\"'\\\\])";
    static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*\"";

    /** A name, with its quotes if it has some. */
    static final String NAME = "\\$(?:[" + IDCHAR + "]+|" + STRING + ")";

    /** The same, with what is in quotes as a group. */
    static final String NAME_IN_PARTS = "\\$(?:[" + IDCHAR + "]+|(" + STRING + "))";

    private static final String DIGITS = "[0-9](?:_?[0-9])*";
    private static final String HEX = "[0-9A-Fa-f](?:_?[0-9A-Fa-f])*";

    static final String INTEGER = "[+-]?(?:0x" + HEX + "|" + DIGITS + ")";
    static final String NATURAL = "(?:0x" + HEX + "|" + DIGITS + ")";
    static final String FLOAT = "[+-]?(?:inf|nan(?::0x" + HEX + ")?"
            + "|0x" + HEX + "(?:\\.(?:" + HEX + ")?(?:[pP][+-]?" + DIGITS + ")?|[pP][+-]?" + DIGITS + ")"
            + "|" + DIGITS + "(?:\\.(?:" + DIGITS + ")?(?:[eE][+-]?" + DIGITS + ")?|[eE][+-]?" + DIGITS + "))";

    private Patterns() {}

    /** {@return a pattern for a whole word that is one of these} */
    static String word(List<String> words) {
        return BEFORE + "(?:" + anyOf(words) + ")" + AFTER;
    }

    /** {@return a pattern for one of these words, those with the same beginning in one group: {@code i32\.(?:add|sub)}} */
    static String anyOf(List<String> words) {
        Comparator<String> longestFirst =
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());
        Map<String, List<String>> families = words.stream()
                .sorted(longestFirst)
                .collect(groupingBy(word -> word.substring(0, word.indexOf('.') + 1), TreeMap::new, toList()));
        return families.entrySet().stream()
                .map(family -> {
                    int prefix = family.getKey().length();
                    String rest = family.getValue().stream()
                            .map(word -> quoted(word.substring(prefix)))
                            .collect(joining("|"));
                    return prefix == 0 ? rest : quoted(family.getKey()) + "(?:" + rest + ")";
                })
                .collect(joining("|"));
    }

    private static String quoted(String word) {
        return word.replace(".", "\\.");
    }
}
