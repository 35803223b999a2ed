package dev.stepwasm.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.fixtures.NpmPackages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lexer for JavaScript modules; text goes in as UTF-16, places come out. */
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
