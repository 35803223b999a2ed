package dev.stepwasm.ide.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.ide.external.Importable;
import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a file can import from its neighbours. */
final class KnownNeighboursTest {
    private final List<Member> members = new ArrayList<>();

    @Test
    void exportsHaveTypesNamesOfParametersAndWhatIsWrittenAboveThem() {
        add("/w/math.wat", """
            (module
              ;; Adds two numbers.
              (func (export "add") (param $x i32) (param i32) (param $z f64) (result i32) (i32.const 0))
              (memory (export "memory") 1 2))
            """);
        Member main = add("/w/main.wat", "(import \"math\" \"add\" (func))");
        KnownImports known = known(main, true);
        Importable add = known.find("math", "add").getFirst();
        assertThat(add.type().show()).isEqualTo("(func (param i32 i32 f64) (result i32))");
        assertThat(add.parameters()).containsExactly("x", "", "z");
        assertThat(add.documentation()).isEqualTo("Adds two numbers.");
        assertThat(add.origin().title()).isEqualTo("math.wat");
        assertThat(known.find("math", "memory").getFirst().type().show()).isEqualTo("(memory 1 2)");
        assertThat(known.isComplete("math")).isTrue();
    }

    @Test
    void onlyWhatIsSureIsKnown() {
        add("/w/a/math.wat", "(module)");
        add("/w/b/math.wat", "(module)");
        Member main = add("/w/main.wat", "(import \"math\" \"add\" (func)) (import \"main\" \"f\" (func))");
        assertThat(known(main, true).modules())
                .as("two are as near, and it is not its own neighbour")
                .isEmpty();
        Member near = add("/w/a/main.wat", "(import \"math\" \"add\" (func))");
        assertThat(known(near, true).modules()).containsExactly("math");
        assertThat(known(near, false).modules())
                .as("as long as files are missing")
                .isEmpty();
    }

    @Test
    void aModuleWithMistakesMayHaveMoreThanCanBeRead() {
        add("/w/math.wat", "(module (func (export \"add\")) (func (export sub)))");
        Member main = add("/w/main.wat", "(import \"math\" \"sub\" (func))");
        assertThat(known(main, true).of("math")).hasSize(1);
        assertThat(known(main, true).isComplete("math")).isFalse();
    }

    @Test
    void whatIsTypedInABodyChangesNothing() {
        Member main = add("/w/main.wat", "(import \"math\" \"f\" (func))");
        Member math = add("/w/math.wat", "(module (func) (func (export \"f\")))");
        KnownImports before = known(main, true);
        members.remove(math);
        add("/w/math.wat", "(module (func (nop)) (func (export \"f\") (nop)))");
        assertThat(known(main, true)).isEqualTo(before);
    }

    private Member add(String path, String text) {
        Member member = new Member(
                path, Optional.of(new FilePath(path)), FileInterface.of(Analysis.of(new SourceText(path, text))));
        members.add(member);
        return member;
    }

    private KnownImports known(Member importer, boolean complete) {
        return new Workspace(members, complete)
                .known(importer, importer.content().importedModules());
    }
}
