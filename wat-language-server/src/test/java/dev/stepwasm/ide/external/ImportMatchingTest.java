package dev.stepwasm.ide.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one module exports as {@code x}, and whether another gets what it wants of it. */
class ImportMatchingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "(func (export \"x\") (param i32)) | (func (param i32)) | yes",
                "(func (export \"x\") (param i32)) | (func (param i64)) | no",
                "(func (export \"x\")) | (func (result i32)) | no",
                "(func (export \"x\")) | (global i32) | no",
                "(memory (export \"x\") 2 4) | (memory 1) | yes",
                "(memory (export \"x\") 2 4) | (memory 2 4) | yes",
                "(memory (export \"x\") 2 4) | (memory 3) | no",
                "(memory (export \"x\") 2 4) | (memory 1 3) | no",
                "(memory (export \"x\") 2) | (memory 1 3) | no",
                "(memory (export \"x\") i64 2) | (memory 1) | no",
                "(memory (export \"x\") 1 1 shared) | (memory 1 1) | no",
                "(table (export \"x\") 1 funcref) | (table 1 funcref) | yes",
                "(table (export \"x\") 1 funcref) | (table 1 externref) | no",
                "(global (export \"x\") i32 (i32.const 0)) | (global i32) | yes",
                "(global (export \"x\") (mut i32) (i32.const 0)) | (global i32) | no",
                "(global (export \"x\") (ref func) (ref.func 0)) (func) | (global funcref) | yes",
                "(global (export \"x\") (mut funcref) (ref.null func)) | (global (mut (ref func))) | no",
                "(tag (export \"x\") (param i32)) | (tag (param i32)) | yes",
                "(tag (export \"x\") (param i32)) | (tag) | no",
            })
    void plainTypes(String exporter, String importer, String answer) {
        assertThat(type("(module " + exporter + ")").suits(wanted("(module (import \"m\" \"x\" " + importer + "))")))
                .isEqualTo(answer.equals("yes"));
    }

    @Test
    void definitionsOfTwoModulesAreComparedByWhatTheyAre() {
        String point = "(type (struct)) (type $p (struct (field i32 (ref null 0))))";
        ImportableType given = type("(module " + point + " (func (export \"x\") (param (ref $p)) unreachable))");
        String same =
                "(module (type (func)) " + point.replace("0)", "1)") + " (import \"m\" \"x\" (func (param (ref $p)))))";
        String other = same.replace("i32", "i64");
        assertThat(given.suits(wanted(same))).isTrue();
        assertThat(given.suits(wanted(other))).isFalse();
        assertThat(given.show()).isEqualTo("(func (param (ref (struct (field i32) (field (ref null 0))))))");
    }

    @Test
    void aFunctionOfASubtypeSuits() {
        String types = "(type $top (sub (func))) (type $sub (sub $top (func)))";
        ImportableType given = type("(module " + types + " (func (export \"x\") (type $sub)))");
        assertThat(given.suits(wanted("(module " + types + " (import \"m\" \"x\" (func (type $top))))")))
                .isTrue();
        ImportableType top = type("(module " + types + " (func (export \"x\") (type $top)))");
        String wantsSub = "(module " + types + " (import \"m\" \"x\" (func (type $sub))))";
        assertThat(top.suits(wanted(wantsSub))).isFalse();
        assertThat(top.suitsLoosely(wanted(wantsSub))).isTrue();
    }

    @Test
    void onlyWhatIsReferredToIsKept() {
        ImportableType type =
                type("(module (type (func (param f64))) (type (struct)) (func (export \"x\") (param i32)))");
        assertThat(type.types().size()).isEqualTo(1);
        assertThat(type.show()).isEqualTo("(func (param i32))");
        assertThat(type.isPlain()).isTrue();
    }

    @Test
    void mistakesSuitEverything() {
        ImportableType broken = type("(module (func (export \"x\") (type $missing)))");
        assertThat(broken.suits(wanted("(module (import \"m\" \"x\" (func (param i32))))")))
                .isTrue();
        assertThat(new ModuleTypes(module("(module (export \"x\" (func 7)))"))
                        .of(module("(module (export \"x\" (func 7)))").exports().getFirst()))
                .isEmpty();
    }

    @Test
    void severalSourcesKnowOneModule() {
        Origin origin = Origin.builtIn("here");
        Importable f = new Importable("m", "f", type("(module (func (export \"x\")))"), List.of(), "", origin);
        Importable g = new Importable("m", "g", f.type(), List.of("a"), "", origin);
        KnownImports some = KnownImports.of(List.of(new KnownModule("m", "", origin, true, List.of(f))));
        KnownImports more = some.combine(KnownImports.of(List.of(new KnownModule("m", "", origin, false, List.of(g)))));
        assertThat(some.isComplete("m")).isTrue();
        assertThat(more.isComplete("m")).isFalse();
        assertThat(more.isComplete("other")).isFalse();
        assertThat(more.find("m", "g")).containsExactly(g);
        assertThat(more.of("m")).containsExactly(f, g);
        assertThat(more.agreesWith(some, List.of("other"))).isTrue();
        assertThat(more.agreesWith(some, List.of("m"))).isFalse();
    }

    private static ImportableType type(String text) {
        Module module = module(text);
        return new ModuleTypes(module).of(module.exports().getFirst()).orElseThrow();
    }

    private static ImportableType wanted(String text) {
        Module module = module(text);
        return ImportableType.of(module, module.imports().getFirst().type());
    }

    private static Module module(String text) {
        return Analysis.of(new SourceText("", text)).modules().getFirst().module();
    }
}
