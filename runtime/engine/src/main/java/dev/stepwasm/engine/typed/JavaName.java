package dev.stepwasm.engine.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Java identifiers for names of WebAssembly, which may be any text. */
final class JavaName {
    private static final Set<String> KEYWORDS = Set.of("""
        _ abstract assert boolean break byte case catch char class const continue default do double else enum extends \
        false final finally float for goto if implements import instanceof int interface long native new null package \
        permits private protected public record return sealed short static strictfp super switch synchronized this \
        throw throws transient true try var void volatile when while yield\
        """.split(" "));
    private static final Pattern BOUNDARY = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private JavaName() {}

    /** {@return whether Java gives the word a meaning of its own} */
    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    /** {@return whether the text can be the name of a class} */
    static boolean isIdentifier(String text) {
        return !text.isEmpty()
                && !isKeyword(text)
                && Character.isJavaIdentifierStart(text.codePointAt(0))
                && text.codePoints()
                        .allMatch(c -> Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    /** {@return whether the text can be the name of a package; the empty one is that without a name} */
    static boolean isPackage(String text) {
        return text.isEmpty() || List.of(text.split("\\.", -1)).stream().allMatch(JavaName::isIdentifier);
    }

    /** {@return the name of a method, field or parameter, as {@code addOne} for {@code add_one}} */
    static String member(String name, String otherwise) {
        List<String> words = words(name);
        if (words.isEmpty()) {
            return otherwise;
        }
        String first = words.get(0);
        boolean isWord = first.length() == 1 || !Character.isUpperCase(first.charAt(1));
        String begin = isWord ? first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1) : first;
        return started(
                begin + words.stream().skip(1).map(JavaName::capitalized).collect(Collectors.joining()), otherwise);
    }

    /** {@return the name of a type, as {@code MyHost} for {@code my-host}} */
    static String type(String name, String otherwise) {
        List<String> words = words(name);
        return words.isEmpty()
                ? otherwise
                : started(words.stream().map(JavaName::capitalized).collect(Collectors.joining()), otherwise);
    }

    /** A name may not begin with a digit, nor mean something to Java. */
    private static String started(String name, String otherwise) {
        if (!Character.isJavaIdentifierStart(name.codePointAt(0))) {
            return otherwise + name;
        }
        return isKeyword(name) ? name + "_" : name;
    }

    private static String capitalized(String word) {
        int first = word.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + word.substring(Character.charCount(first));
    }

    /** {@return the runs of letters and digits; those in capitals among several become ordinary words} */
    private static List<String> words(String name) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        name.codePoints().forEach(c -> {
            boolean isPart = Character.isJavaIdentifierPart(c)
                    && !Character.isIdentifierIgnorable(c)
                    && c != '_'
                    && Character.getType(c) != Character.CURRENCY_SYMBOL;
            if (isPart) {
                word.appendCodePoint(c);
            } else {
                flush(word, words);
            }
        });
        flush(word, words);
        return name.equals(name.toUpperCase(Locale.ROOT)) && name.contains("_")
                ? words.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList()
                : words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.addAll(List.of(BOUNDARY.split(word)));
            word.setLength(0);
        }
    }
}
