package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.ide.layout.LayoutText;
import dev.stepwasm.ide.layout.MemoryLayout;
import dev.stepwasm.ide.layout.Space;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies where, as lines for people and as data, beside each text. */
final class MemoryLayoutsTest {
    static Stream<Fixture> fixtures() {
        return Fixtures.in(MemoryLayoutsTest.class, "memory-layout");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void saysWhatLiesBeside(Fixture fixture) {
        SourceText source = new SourceText(fixture.name(), fixture.text());
        ModuleAnalysis module = Analysis.of(source).modules().getFirst();
        MemoryLayout layout = MemoryLayout.of(module.module());
        fixture.expectBeside("layout.txt", LayoutText.of(module, layout));
        var json = new MemoryLayouts(module, span -> Positions.UTF16.range(source, span)).json(layout);
        fixture.expectBeside(
                "layout.json", new GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n");
    }

    private static MemoryLayout layout(String fields) {
        return MemoryLayout.of(Analysis.of(new SourceText("a", "(module " + fields + ")"))
                .modules()
                .getFirst()
                .module());
    }

    @Test
    void sizesThatNoMemoryHasAreNoDanger() {
        Space space = layout("(memory i64 0xffffffffffff) (data (i64.const 0x7fffffffffffffff) \"ab\")")
                .memories()
                .getFirst();
        assertThat(space.size()).isEqualTo(0xffffffffffffL << 16);
        assertThat(space.later()).containsExactly(0);
        assertThat(layout("(memory 0xffffffff) (memory i64 0xffffffffffffffff) (table i64 0xffffffffffffffff funcref)")
                        .memories()
                        .get(1)
                        .size())
                .isEqualTo(-1);
    }

    @Test
    void manySegmentsInOnePlaceAreSaidAsFarAsAnyoneReads() {
        Space space = layout("(memory 1)" + "(data (i32.const 0) \"abcd\")".repeat(3000))
                .memories()
                .getFirst();
        assertThat(space.overlaps()).hasSize(Space.MOST_OVERLAPS);
        assertThat(space.gaps()).hasSize(1);
    }
}
