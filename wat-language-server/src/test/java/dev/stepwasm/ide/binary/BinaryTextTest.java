package dev.stepwasm.ide.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.disassemble.Layout;
import dev.stepwasm.wat.text.SourceText;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BinaryTextTest {
    private static byte[] program() {
        String text = """
                (module
                  (import "env" "log" (func $log (param i32)))
                  (memory (export "memory") 1)
                  (table 200 funcref)
                  (func $sum (param $x i32) (result i32) (local i64) local.get $x i32.const 1 i32.add)
                  (func i32.const 0 call $sum drop)
                  (elem (i32.const 0) func %s)
                  (data (i32.const 16) "%s"))
                """.formatted("$sum ".repeat(100), "0123456789".repeat(20));
        return Assembler.assemble(Analysis.of(new SourceText("a", text))).bytes();
    }

    @Test
    void aLongTextIsASkeletonThatIsAModule() {
        byte[] file = program();
        BinaryText text = BinaryText.of("a.wasm", file, Layout.FLAT, 1000);
        assertThat(text.detail()).isEqualTo(BinaryText.Detail.SKELETON);
        assertThat(text.text())
                .startsWith(";; a skeleton: code, and the rest of long data, is left out\n(module\n")
                .contains("(func $sum (;1;) (param $x i32) (result i32)\n" + "    (; 6 bytes of code at 0x")
                .contains(" ;) unreachable)")
                .contains("(; 36 more elements ;)")
                .contains("(; 136 more bytes ;)")
                .doesNotContain("i32.add");
        Analysis analysis = Analysis.of(new SourceText("a", text.text()));
        assertThat(analysis.diagnostics()).isEmpty();
        SourceMap.Entry first = text.map().entry(0);
        assertThat(text.text().substring(first.span().start(), first.span().end()))
                .isEqualTo("unreachable");
        assertThat(text.map().at(first.codeOffset() + 3)).contains(first);
    }

    @Test
    void evenASkeletonCanBeTooLong() {
        BinaryText text = BinaryText.of("a.wasm", program(), Layout.FLAT, 50);
        assertThat(text.detail()).isEqualTo(BinaryText.Detail.NONE);
        assertThat(text.text())
                .isEqualTo(";; a.wasm cannot be shown as text: even without its code it has more than 50 characters\n");
    }

    @Test
    void itSaysWhereABinaryIsBrokenAndWhatIsThere() {
        byte[] file = program();
        byte[] cut = Arrays.copyOf(file, file.length - 200);
        assertThat(BinaryText.of("cut.wasm", cut, Layout.FLAT, 10_000).text())
                .startsWith(";; cut.wasm cannot be shown as text: ")
                .contains(";; sections:\n;;   0x8 type, ")
                .contains(" import, ")
                .containsPattern(";;   0x[0-9a-f]{8}( [0-9a-f]{2})+")
                .contains("^");
    }

    @Test
    void nothingInAFileNameOrABrokenFileIsMoreThanAComment() {
        Random random = new Random(7);
        byte[] file = program();
        for (int i = 0; i < 500; i++) {
            byte[] broken = Arrays.copyOf(file, random.nextInt(file.length) + 1);
            for (int n = random.nextInt(4); n >= 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            BinaryText text = BinaryText.of("a\n(b)\u0000.wasm", broken, Layout.FLAT, 10_000);
            if (text.detail() == BinaryText.Detail.NONE) {
                Analysis analysis = Analysis.of(new SourceText("a", text.text()));
                assertThat(text.text().lines()).allMatch(line -> line.startsWith(";;"));
                assertThat(analysis.diagnostics()).isEmpty();
            }
        }
    }
}
