package dev.stepwasm.vscode;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * What is coloured alike, whoever says what it is: a grammar by the scope of TextMate, or the language server by the type
 * of a semantic token. So a theme that knows the one gives the other the same colour.
 */
enum Colour {
    /** A word of the grammar. */
    STRUCTURE("storage.type"),
    /** An instruction that decides what runs next. */
    CONTROL("keyword.control", "keyword"),
    /** Any other instruction. */
    INSTRUCTION("support.function", "operator"),
    /** A command or value of test scripts. */
    COMMAND("keyword.other.command"),
    /** A type that WebAssembly defines itself. */
    BUILT_IN_TYPE("support.type", "type.defaultLibrary"),
    SHAPE("storage.modifier.shape"),
    MODULE("entity.name.namespace", "namespace"),
    TYPE("entity.name.type", "type"),
    /** A tag. */
    TAG("entity.name.type.tag", "event"),
    FUNCTION("entity.name.function", "function"),
    LABEL("entity.name.label", "label"),
    PARAMETER("variable.parameter", "parameter"),
    FIELD("variable.other.property", "property"),
    VARIABLE("variable.other", "variable"),
    /** A global or field that keeps its value. */
    CONSTANT("variable.other.constant", "variable.readonly"),
    ANNOTATION("entity.name.function.decorator", "decorator"),
    FLOAT("constant.numeric.float"),
    INTEGER("constant.numeric.integer", "number");

    private final String scope;
    private final String[] tokens;

    Colour(String scope, String... tokens) {
        this.scope = scope;
        this.tokens = tokens;
    }

    /** {@return the scope of TextMate without the language behind it} */
    String scope() {
        return scope;
    }

    /** {@return what package.json contributes as {@code semanticTokenScopes}} */
    static JsonArray contribution() {
        JsonObject scopes = new JsonObject();
        for (Colour colour : values()) {
            for (String token : colour.tokens) {
                JsonArray list = new JsonArray();
                list.add(colour.scope);
                scopes.add(token, list);
            }
        }
        JsonArray contribution = new JsonArray();
        for (String language : List.of("wat", "wast")) {
            JsonObject entry = new JsonObject();
            entry.addProperty("language", language);
            entry.add("scopes", scopes);
            contribution.add(entry);
        }
        return contribution;
    }
}
