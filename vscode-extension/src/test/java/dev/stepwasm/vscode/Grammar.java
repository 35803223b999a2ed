package dev.stepwasm.vscode;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.stepwasm.fixtures.JsonText;
import dev.stepwasm.vscode.Vocabulary.Family;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The TextMate grammars of modules and of test scripts, made from the opcode table and the words of the lexer. Colours come
 * from them until the language server is up, and in every tool that knows only grammars; after that the server says what
 * names and indices stand for. A word that the language does not have stays plain.
 */
final class Grammar {
    private final String suffix;
    private final JsonObject repository = new JsonObject();

    private Grammar(String suffix) {
        this.suffix = suffix;
    }

    /** {@return the grammar of {@code .wat} files as JSON} */
    static String wat() {
        return new Grammar("wat").json("WebAssembly Text", List.of(Vocabulary.ofModules()));
    }

    /** {@return the grammar of {@code .wast} files as JSON: that of {@code .wat} and the commands of scripts} */
    static String wast() {
        return new Grammar("wast").json("WebAssembly Script", List.of(Vocabulary.ofScripts(), Vocabulary.ofModules()));
    }

    private String json(String name, List<Map<Family, List<String>>> vocabularies) {
        JsonArray patterns = new JsonArray();
        for (String part : List.of("comments", "annotation", "string", "branchTable", "words", "names", "numbers")) {
            patterns.add(include(part));
        }
        patterns.add(match("punctuation.section.parens", "[()]"));
        comments();
        annotation();
        strings();
        branchTable();
        JsonArray words = new JsonArray();
        vocabularies.forEach(families -> families.forEach((family, all) -> {
            if (!all.isEmpty()) {
                words.add(word(family, all));
            }
        }));
        repository.add("words", group(words));
        names();
        numbers();
        String empty = """
            {
              "information_for_contributors": ["Generated from the opcode table: ./mvnw test -pl vscode-extension -am -Dfixtures.update=true"],
              "name": "%s",
              "scopeName": "source.%s",
              "patterns": [],
              "repository": {}
            }
            """.formatted(name, suffix);
        return JsonText.replaced(JsonText.replaced(empty, "patterns", patterns), "repository", repository);
    }

    private void comments() {
        JsonObject line = span("comment.line.double-semicolon", ";;", "$");
        line.add(
                "patterns",
                list(match(
                        "keyword.other.documentation",
                        "(?<=;;)\\s*(?:run:|#?(?:end)?region\\b|fmt-ignore(?:-file)?\\b)")));
        JsonObject block = span("comment.block", "\\(;", ";\\)");
        block.add("patterns", list(include("blockComment")));
        repository.add("blockComment", block);
        repository.add("comments", group(list(include("blockComment"), line)));
    }

    /** Everything up to the parenthesis that closes it belongs to an annotation, whatever it looks like. */
    private void annotation() {
        JsonArray inside = list(
                include("comments"),
                include("annotation"),
                include("annotationGroup"),
                include("string"),
                include("names"),
                include("numbers"));
        JsonObject annotation =
                span("meta.annotation", "(\\()(@(?:[" + Patterns.IDCHAR + "]+|" + Patterns.STRING + "))", "\\)");
        annotation.add("beginCaptures", captures("punctuation.section.parens", Colour.ANNOTATION.scope()));
        annotation.add("endCaptures", captures(0, "punctuation.section.parens"));
        annotation.add("patterns", inside);
        JsonObject group = new JsonObject();
        group.addProperty("begin", "\\((?![;@])");
        group.addProperty("end", "\\)");
        group.add("captures", captures(0, "punctuation.section.parens"));
        group.add("patterns", inside);
        repository.add("annotation", annotation);
        repository.add("annotationGroup", group);
    }

    private void strings() {
        JsonObject string = span("string.quoted.double", "\"", "\"|$");
        string.add("patterns", list(include("escapes")));
        repository.add("string", string);
        repository.add(
                "escapes",
                group(list(
                        match("constant.character.escape", Patterns.ESCAPE),
                        match("invalid.illegal.escape", "\\\\(?:u\\{[^}\"]*\\}|.)"))));
    }

    /** As many labels as there are, over as many lines as they take. */
    private void branchTable() {
        JsonObject table = new JsonObject();
        table.addProperty("begin", Patterns.word(List.of("br_table")));
        table.addProperty("end", "(?=\\)|\\((?!;)|[^\\s;(0-9$])");
        table.add("beginCaptures", captures(0, Colour.CONTROL.scope()));
        table.add("patterns", list(include("comments"), include(key(Colour.LABEL)), include("numbers")));
        repository.add("branchTable", table);
    }

    /** Words, and the names behind them if they are of another colour than most. */
    private JsonObject word(Family family, List<String> words) {
        if (family.names().isEmpty()) {
            return match(family.colour().scope(), Patterns.word(words));
        }
        StringBuilder pattern = new StringBuilder(Patterns.BEFORE + "(" + Patterns.anyOf(words) + ")" + Patterns.AFTER);
        JsonObject captures = captures(family.colour().scope());
        for (int i = 0; i < family.names().size(); i++) {
            Colour colour = family.names().get(i);
            pattern.append("(?:\\s+(").append(named(colour)).append(")");
            JsonObject capture = new JsonObject();
            capture.add("patterns", list(include(key(colour))));
            captures.add(String.valueOf(i + 2), capture);
        }
        pattern.append(")?".repeat(family.names().size()));
        JsonObject rule = new JsonObject();
        rule.addProperty("match", pattern.toString());
        rule.add("captures", captures);
        return rule;
    }

    private static String named(Colour colour) {
        return colour == Colour.TYPE
                ? Patterns.NAME + "|(?:" + Patterns.anyOf(Vocabulary.heapTypes()) + ")" + Patterns.AFTER
                : Patterns.NAME;
    }

    /** Names by what they stand for, and those of which only the server knows. */
    private void names() {
        for (Colour colour : Vocabulary.NAMED) {
            repository.add(key(colour), name(colour));
        }
        JsonObject heapType = match(Colour.BUILT_IN_TYPE.scope(), Patterns.word(Vocabulary.heapTypes()));
        repository.add(key(Colour.TYPE), group(list(name(Colour.TYPE), heapType)));
        repository.add("names", group(list(include(key(Colour.VARIABLE)))));
    }

    private static String key(Colour colour) {
        return colour.name().toLowerCase(Locale.ROOT);
    }

    /** A name, written with quotes or without. */
    private JsonObject name(Colour colour) {
        JsonObject rule = match(colour.scope(), Patterns.BEFORE + Patterns.NAME_IN_PARTS);
        JsonObject quoted = group(list(include("escapes")));
        rule.add("captures", object(captures -> captures.add("1", quoted)));
        return rule;
    }

    private void numbers() {
        JsonObject argument = new JsonObject();
        argument.addProperty("match", Patterns.BEFORE + "(offset|align)(=)(" + Patterns.NATURAL + ")" + Patterns.AFTER);
        argument.add(
                "captures",
                captures("variable.parameter.memarg", "keyword.operator.assignment", Colour.INTEGER.scope()));
        repository.add(
                "numbers",
                group(list(
                        argument,
                        match(Colour.FLOAT.scope(), Patterns.BEFORE + "(?:" + Patterns.FLOAT + ")" + Patterns.AFTER),
                        match(
                                Colour.INTEGER.scope(),
                                Patterns.BEFORE + "(?:" + Patterns.INTEGER + ")" + Patterns.AFTER))));
    }

    private String scope(String scope) {
        return scope + "." + suffix;
    }

    private JsonObject match(String scope, String pattern) {
        return object(rule -> {
            rule.addProperty("name", scope(scope));
            rule.addProperty("match", pattern);
        });
    }

    private JsonObject span(String scope, String begin, String end) {
        return object(rule -> {
            rule.addProperty("name", scope(scope));
            rule.addProperty("begin", begin);
            rule.addProperty("end", end);
        });
    }

    private static JsonObject include(String part) {
        return object(rule -> rule.addProperty("include", "#" + part));
    }

    private static JsonObject group(JsonArray patterns) {
        return object(rule -> rule.add("patterns", patterns));
    }

    private JsonObject captures(String... scopes) {
        return object(captures -> {
            for (int i = 0; i < scopes.length; i++) {
                captures.add(String.valueOf(i + 1), object(named(scopes[i])));
            }
        });
    }

    private JsonObject captures(int number, String scope) {
        return object(captures -> captures.add(String.valueOf(number), object(named(scope))));
    }

    private Consumer<JsonObject> named(String scope) {
        return capture -> capture.addProperty("name", scope(scope));
    }

    private static JsonObject object(Consumer<JsonObject> fill) {
        JsonObject object = new JsonObject();
        fill.accept(object);
        return object;
    }

    private static JsonArray list(JsonObject... items) {
        JsonArray list = new JsonArray();
        List.of(items).forEach(list::add);
        return list;
    }
}
