package dev.stepwasm.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.fixtures.NpmPackages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two lexers for JavaScript modules; text goes in as UTF-16, places come out. */
class ModuleLexerTest {
    @Test
    void findsExportsOfACommonJsModule() {
        Guest lexer = Guest.of(
                "cjs-module-lexer",
                NpmPackages.embedded("cjs-module-lexer/dist/lexer.mjs").getFirst(),
                Imports.none());
        String source = "exports.foo = 1; module.exports.bar = 2; module.exports = require(\"./other\");";
        int text = lexer.call("sa", source.length() + 1);
        write(lexer, text, source);

        assertThat(lexer.call("parseCJS", text, source.length(), 0, 0, 0, 0)).isZero();
        assertThat(pieces(lexer, source, "re", "es", "ee")).containsExactly("foo", "bar");
        assertThat(pieces(lexer, source, "rre", "res", "ree")).containsExactly("\"./other\"");
    }

    /** This one is compiled with SIMD. */
    @Test
    void findsImportsOfAModule() {
        Guest lexer = Guest.of(
                "es-module-lexer",
                NpmPackages.embedded("es-module-lexer/dist/lexer.js").getFirst(),
                Imports.none());
        String source = "import x from \"mod\"; import(\"dyn\");";
        write(lexer, lexer.call("sa", source.length()), source);

        assertThat(lexer.call("parse")).isEqualTo(1);
        var places = new ArrayList<List<Integer>>();
        while (lexer.call("ri") != 0) {
            places.add(List.of(lexer.call("is"), lexer.call("ie"), lexer.call("ss"), lexer.call("se")));
        }
        assertThat(places).containsExactly(List.of(15, 18, 0, 19), List.of(28, 33, 21, 34));

        String unfinished = "import { x from \"y";
        write(lexer, lexer.call("sa", unfinished.length()), unfinished);
        assertThat(lexer.call("parse")).isZero();
        assertThat(lexer.call("e")).as("place of the mistake").isEqualTo(19);
    }

    private static void write(Guest lexer, int address, String source) {
        lexer.memory().write(address, source.getBytes(StandardCharsets.UTF_16LE));
    }

    private static List<String> pieces(Guest lexer, String source, String next, String start, String end) {
        var pieces = new ArrayList<String>();
        while (lexer.call(next) != 0) {
            pieces.add(source.substring(lexer.call(start), lexer.call(end)));
        }
        return pieces;
    }
}
