package dev.stepwasm.wat.parse;

import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.lex.Keywords;
import dev.stepwasm.wat.names.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Complains about words that are no keywords and says which one was probably meant. */
final class UnknownWords {
    private static final List<String> FIELDS = List.of(
            "type", "rec", "import", "func", "table", "memory", "global", "tag", "export", "start", "elem", "data");
    /** Words of other languages and of memory, and what to say about them. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("elseif", ": write `else`, then another `if` with an `end` of its own"),
            Map.entry("elsif", ": write `else`, then another `if` with an `end` of its own"),
            Map.entry("elif", ": write `else`, then another `if` with an `end` of its own"),
            Map.entry("while", ": write `loop` with a `br_if` to its label"),
            Map.entry("for", ": write `loop` with a `br_if` to its label"),
            Map.entry("do", ": write `loop` with a `br_if` to its label"),
            Map.entry("break", ": write `br` with the label of a block"),
            Map.entry("continue", ": write `br` with the label of a loop"),
            Map.entry("switch", ": write `br_table`"),
            Map.entry("goto", ": write `br` with the label of a block"),
            Map.entry("var", ": write `(local $name type)` at the beginning of the function"),
            Map.entry("let", ": write `(local $name type)` at the beginning of the function"),
            Map.entry("const", ": write `i32.const`, or `(global $name type value)` outside of functions"),
            Map.entry("push", ": write `i32.const`, `local.get` or another instruction that gives a value"),
            Map.entry("pop", ": write `drop`, or `local.set` to keep the value"),
            Map.entry("i32.neg", ": subtract from 0"),
            Map.entry("i64.neg", ": subtract from 0"),
            Map.entry("i32.not", ": write `i32.eqz`, or `i32.xor` with -1 for all bits"),
            Map.entry("i64.not", ": write `i64.eqz`, or `i64.xor` with -1 for all bits"),
            Map.entry("i32.abs", ": there is no such instruction for integers"),
            Map.entry("i64.abs", ": there is no such instruction for integers"));

    /** Words of other languages that mean the same as one here. */
    private static final Map<String, String> SAME =
            Map.of("ret", "return", "function", "func", "fn", "func", "def", "func");

    private static final Map<String, String> OPERATIONS = Map.of(
            "plus",
            "add",
            "minus",
            "sub",
            "times",
            "mul",
            "multiply",
            "mul",
            "divide",
            "div",
            "mod",
            "rem",
            "equals",
            "eq");

    private final Nearest nearest = new Nearest();

    /** Complains about the current token where an instruction should be. */
    void instruction(Cursor cursor) {
        String word = cursor.text(cursor.at());
        ObsoleteKeywords.modern(word)
                .ifPresentOrElse(cursor::reportObsolete, () -> unknown(cursor, word, Keywords.instructions()));
    }

    /** {@return what to say behind the message about a word, if it is one that people bring along} */
    private static Optional<String> known(String word) {
        String foreign = FOREIGN.get(word);
        if (foreign != null) {
            return Optional.of(foreign);
        }
        if (word.startsWith("offset=") || word.startsWith("align=")) {
            return Optional.of(": a whole number that is not negative follows the `=`");
        }
        if (word.indexOf('"') > 0) {
            return Optional.of(": space is missing before the string");
        }
        String meant = withOwnOperation(word);
        boolean signs = Keywords.codeOf(meant + "_s").isPresent()
                && Keywords.codeOf(meant + "_u").isPresent();
        return signs
                ? Optional.of(": write `" + meant + "_s` for signed numbers, `" + meant + "_u` for unsigned ones")
                : Optional.empty();
    }

    /** {@return the word of the format for one that people bring along} */
    private static Optional<String> translated(String word) {
        String same = SAME.get(word);
        if (same != null) {
            return Optional.of(same);
        }
        String meant = withOwnOperation(word);
        return !meant.equals(word) && Keywords.codeOf(meant).isPresent() ? Optional.of(meant) : Optional.empty();
    }

    private static String withOwnOperation(String word) {
        int dot = word.indexOf('.');
        String operation = word.substring(dot + 1);
        return word.substring(0, dot + 1) + OPERATIONS.getOrDefault(operation, operation);
    }

    /** Complains about the current token where the word of a module field should be. */
    void field(Cursor cursor) {
        unknown(cursor, cursor.text(cursor.at()), FIELDS);
    }

    /** Complains about the current token where the word of a type of a recursive group should be. */
    void ofRecursiveGroup(Cursor cursor) {
        unknown(cursor, cursor.text(cursor.at()), List.of("type"));
    }

    private void unknown(Cursor cursor, String word, List<String> candidates) {
        Optional<String> proposal = Proposals.at(cursor, cursor.at());
        if (proposal.isPresent()) {
            cursor.report(Problem.UNSUPPORTED_FEATURE, cursor.at(), proposal.get());
            return;
        }
        String shown = word.length() > 60 ? word.substring(0, 60) + "..." : word;
        Optional<String> advice = word.length() > 60 ? Optional.of("") : known(word);
        Optional<String> meant =
                advice.isPresent() ? Optional.empty() : translated(word).or(() -> nearest.to(word, candidates));
        String hint =
                advice.or(() -> meant.map(m -> ", did you mean `" + m + "`?")).orElse("");
        // only what can stand here is a suggestion
        cursor.reportUnknown(Problem.UNKNOWN_OPERATOR, shown, hint, meant.filter(candidates::contains));
    }
}
