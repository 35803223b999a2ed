package dev.stepwasm.vscode;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The TextMate grammars of modules and of test scripts, made from the opcode table. Colours come from them until the
 * language server is up, and in every tool that knows only grammars. A word that the language does not have stays plain.
 */
final class Grammar {
    /** The characters of a word, {@code idchar} of the text format, for a character class. */
    private static final String IDCHAR = "0-9A-Za-z!#$%&'*+./:<=>?@\\\\^_`|~-";

    private static final String BEFORE = "(?<![" + IDCHAR + "])";
    private static final String AFTER = "(?![" + IDCHAR + "])";

    private static final List<String> STRUCTURE = List.of(
            "array",
            "data",
            "declare",
            "elem",
            "export",
            "field",
            "final",
            "func",
            "global",
            "import",
            "item",
            "local",
            "memory",
            "module",
            "mut",
            "null",
            "offset",
            "on",
            "pagesize",
            "param",
            "rec",
            "ref",
            "result",
            "shared",
            "start",
            "struct",
            "sub",
            "table",
            "tag",
            "type");
    private static final List<String> CLAUSES = List.of("then", "do", "catch_ref", "catch_all_ref");
    private static final List<String> TYPES = List.of(
            "any",
            "anyref",
            "arrayref",
            "eq",
            "eqref",
            "exn",
            "exnref",
            "extern",
            "externref",
            "f32",
            "f64",
            "funcref",
            "i16",
            "i31",
            "i31ref",
            "i32",
            "i64",
            "i8",
            "noexn",
            "noextern",
            "nofunc",
            "none",
            "nullexnref",
            "nullexternref",
            "nullfuncref",
            "nullref",
            "structref",
            "v128");
    private static final List<String> SHAPES = List.of("f32x4", "f64x2", "i16x8", "i32x4", "i64x2", "i8x16");
    private static final List<String> SCRIPT = List.of(
            "assert_exception",
            "assert_exhaustion",
            "assert_invalid",
            "assert_invalid_custom",
            "assert_malformed",
            "assert_malformed_custom",
            "assert_return",
            "assert_trap",
            "assert_unlinkable",
            "binary",
            "definition",
            "either",
            "get",
            "input",
            "instance",
            "invoke",
            "nan:arithmetic",
            "nan:canonical",
            "output",
            "quote",
            "ref.any",
            "ref.array",
            "ref.exn",
            "ref.extern",
            "ref.host",
            "ref.struct",
            "register",
            "script");

    private static final Set<Opcode> OPERANDS = EnumSet.of(Opcode.DROP, Opcode.SELECT, Opcode.SELECT_T);

    private static final String DIGITS = "[0-9](?:_?[0-9])*";
    private static final String HEX = "[0-9A-Fa-f](?:_?[0-9A-Fa-f])*";
    private static final String FLOAT = "[+-]?(?:inf|nan(?::0x" + HEX + ")?"
            + "|0x" + HEX + "(?:\\.(?:" + HEX + ")?(?:[pP][+-]?" + DIGITS + ")?|[pP][+-]?" + DIGITS + ")"
            + "|" + DIGITS + "(?:\\.(?:" + DIGITS + ")?(?:[eE][+-]?" + DIGITS + ")?|[eE][+-]?" + DIGITS + "))";
    private static final String INTEGER = "[+-]?(?:0x" + HEX + "|" + DIGITS + ")";

    private Grammar() {}

    /** {@return the grammar of {@code .wat} files as JSON} */
    static String wat() {
        return json("WebAssembly Text", "wat", rules().toList());
    }

    /** {@return the grammar of {@code .wast} files as JSON: that of {@code .wat} and the commands of scripts} */
    static String wast() {
        return json(
                "WebAssembly Script",
                "wast",
                Stream.concat(words("keyword.other.script", SCRIPT), rules()).toList());
    }

    /** One pattern and the scope of what it matches. */
    private record Rule(String scope, String match) {}

    private static Stream<Rule> rules() {
        return Stream.of(
                        opcodes("keyword.control", Kind.CONTROL),
                        opcodes("variable.language", Kind.VARIABLE),
                        opcodes("support.function", Kind.OTHER),
                        words("keyword.control", CLAUSES),
                        words("storage.type", STRUCTURE),
                        words("entity.name.type", TYPES),
                        words("storage.modifier.shape", SHAPES),
                        Stream.of(
                                new Rule("variable.other", BEFORE + "\\$(?:[" + IDCHAR + "]+|(?=\"))"),
                                new Rule("variable.parameter.memarg", BEFORE + "(?:offset|align)(?==)"),
                                new Rule("constant.numeric.float", BEFORE + "(?:" + FLOAT + ")" + AFTER),
                                new Rule(
                                        "constant.numeric.integer",
                                        "(?:(?<=offset=|align=)|" + BEFORE + ")(?:" + INTEGER + ")" + AFTER)))
                .flatMap(rules -> rules);
    }

    /** What an instruction is about, as far as it gets a colour of its own. */
    private enum Kind {
        CONTROL,
        VARIABLE,
        OTHER;

        static Kind of(Opcode op) {
            List<Immediate> immediates = op.immediates();
            if (immediates.equals(List.of(Immediate.LOCAL)) || immediates.equals(List.of(Immediate.GLOBAL))) {
                return VARIABLE;
            }
            // Only the instructions that steer are named by a single word.
            return op.keyword().contains(".") || OPERANDS.contains(op) ? OTHER : CONTROL;
        }
    }

    private static Stream<Rule> opcodes(String scope, Kind kind) {
        return words(
                scope,
                Arrays.stream(Opcode.values())
                        .filter(op -> Kind.of(op) == kind)
                        .map(Opcode::keyword)
                        .distinct()
                        .toList());
    }

    /** One pattern for each family, the words with the same beginning: {@code i32\.(?:add|sub)}. */
    private static Stream<Rule> words(String scope, List<String> words) {
        Comparator<String> longestFirst =
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());
        Map<String, List<String>> families = words.stream()
                .sorted(longestFirst)
                .collect(groupingBy(word -> word.substring(0, word.indexOf('.') + 1), TreeMap::new, toList()));
        return families.entrySet().stream().map(family -> {
            String prefix = family.getKey();
            String rest = family.getValue().stream()
                    .map(word -> quoted(word.substring(prefix.length())))
                    .collect(joining("|"));
            return new Rule(scope, BEFORE + quoted(prefix) + "(?:" + rest + ")" + AFTER);
        });
    }

    private static String quoted(String word) {
        return word.replace(".", "\\.");
    }

    private static String json(String name, String suffix, List<Rule> rules) {
        List<String> patterns = new ArrayList<>(List.of(
                "{ \"include\": \"#blockComment\" }",
                """
                { "name": "comment.line.double-semicolon.%s", "begin": ";;", "end": "$" }""".formatted(suffix),
                """
                { "name": "string.quoted.double.%1$s", "begin": "\\"", "end": "\\"|$", "patterns": [
                      { "name": "constant.character.escape.%1$s", "match": "\\\\\\\\(?:[0-9A-Fa-f]{2}|u\\\\{[0-9A-Fa-f_]+\\\\}|[tnr\\"'\\\\\\\\])" },
                      { "name": "invalid.illegal.escape.%1$s", "match": "\\\\\\\\." }
                    ] }""".formatted(suffix),
                """
                { "name": "meta.annotation.%s", "match": "\\\\(@[%s]+" }""".formatted(suffix, escaped(IDCHAR)),
                """
                { "match": "(\\\\()(module|func|memory|table|global|type|tag|data|elem)\\\\s+(\\\\$[%s]+)", "captures": {
                      "1": { "name": "punctuation.section.parens.%2$s" },
                      "2": { "name": "storage.type.%2$s" },
                      "3": { "name": "entity.name.function.%2$s" }
                    } }""".formatted(escaped(IDCHAR), suffix)));
        for (Rule rule : rules) {
            patterns.add("{ \"name\": \"%s.%s\", \"match\": \"%s\" }"
                    .formatted(rule.scope(), suffix, escaped(rule.match())));
        }
        patterns.add("{ \"name\": \"punctuation.section.parens.%s\", \"match\": \"[()]\" }".formatted(suffix));
        return """
               {
                 "information_for_contributors": ["Generated from the opcode table: ./mvnw test -pl vscode-extension -am -Dfixtures.update=true"],
                 "name": "%s",
                 "scopeName": "source.%s",
                 "patterns": [
                   %s
                 ],
                 "repository": {
                   "blockComment": {
                     "name": "comment.block.%s",
                     "begin": "\\\\(;",
                     "end": ";\\\\)",
                     "patterns": [{ "include": "#blockComment" }]
                   }
                 }
               }
               """.formatted(name, suffix, String.join(",\n    ", patterns), suffix);
    }

    /** A regular expression inside a JSON string. */
    private static String escaped(String pattern) {
        return pattern.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
