package dev.stepwasm.cli.debug;

import dev.stepwasm.engine.debug.BreakpointRequest;
import dev.stepwasm.engine.debug.BreakpointRequest.Spot;
import dev.stepwasm.engine.debug.BreakpointRule;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a user writes where to stop and when: {@code 7}, {@code 7:9}, {@code sum.wat:7}, {@code $name}, {@code @0x2a}, then in
 * any order {@code if EXPRESSION}, {@code hits COUNT} and, at the end, {@code log TEXT}.
 */
final class BreakSyntax {
    private static final Pattern LINE =
            Pattern.compile("(?:(?<file>.*?[^0-9:].*?):)?(?<line>[0-9]{1,9})(?::(?<column>[0-9]{1,9}))?");
    private static final Pattern OFFSET = Pattern.compile("[@*](0[xX][0-9a-fA-F]{1,8}|[0-9]{1,10})");
    private static final Pattern INDEX = Pattern.compile("func\\[([0-9]{1,9})]");
    private static final Pattern RULE = Pattern.compile("(?:^|\\s+)(if|hits|log)(?:\\s+|$)");

    private BreakSyntax() {}

    /**
     * What stands behind the verb.
     *
     * @param spot where, as written; may be empty
     * @param rule when
     */
    record Parts(String spot, BreakpointRule rule) {}

    /** {@return the parts of what stands behind a verb} @throws RefusedException if one of them is given twice or empty */
    static Parts parts(String text) {
        String condition = "";
        String hits = "";
        String log = "";
        Matcher word = RULE.matcher(text);
        String spot = text;
        String pending = "";
        int from = 0;
        while (word.find()) {
            String before = text.substring(from, word.start()).strip();
            if (pending.isEmpty()) {
                spot = before;
            } else if (pending.equals("if")) {
                condition = given(pending, condition, before);
            } else {
                hits = given(pending, hits, before);
            }
            pending = word.group(1);
            from = word.end();
            if (pending.equals("log")) {
                break;
            }
        }
        String rest = text.substring(from).strip();
        switch (pending) {
            case "if" -> condition = given(pending, condition, rest);
            case "hits" -> hits = given(pending, hits, rest);
            case "log" -> log = given(pending, log, rest);
            default -> spot = rest;
        }
        return new Parts(spot, new BreakpointRule(condition, hits, log));
    }

    private static String given(String word, String before, String text) {
        if (!before.isEmpty()) {
            throw new RefusedException("`" + word + "` is given twice");
        }
        if (text.isEmpty()) {
            throw new RefusedException(
                    switch (word) {
                        case "if" -> "`if` needs a condition, as `if $x > 3`";
                        case "hits" -> "`hits` needs a count, as `hits 5`, `hits >= 3` or `hits % 100`";
                        default -> "`log` needs a text, as `log x is {$x}`";
                    });
        }
        return text;
    }

    /**
     * {@return what a user means by a place}
     *
     * @param file name of the text, which may stand before a line
     */
    static Spot spot(String text, String file) {
        Matcher offset = OFFSET.matcher(text);
        if (offset.matches()) {
            return new Spot.Instruction(Long.decode(offset.group(1)));
        }
        Matcher index = INDEX.matcher(text);
        if (index.matches()) {
            return new Spot.Function(index.group(1));
        }
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            return new Spot.Function(text);
        }
        Optional<String> other = Optional.ofNullable(line.group("file")).filter(name -> !isSameFile(name, file));
        if (other.isPresent()) {
            throw new RefusedException("the program is " + file + ", not " + other.get());
        }
        int number = Integer.parseInt(line.group("line"));
        OptionalInt column = line.group("column") == null
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(line.group("column")));
        if (number == 0 || column.orElse(1) == 0) {
            throw new RefusedException("lines and columns count from 1");
        }
        return new Spot.Text(number, column);
    }

    static BreakpointRequest request(Parts parts, String file) {
        return new BreakpointRequest(spot(parts.spot(), file), parts.rule());
    }

    private static boolean isSameFile(String name, String file) {
        String wanted = name.replace('\\', '/');
        String known = file.replace('\\', '/');
        return known.equals(wanted) || known.endsWith("/" + wanted);
    }
}
