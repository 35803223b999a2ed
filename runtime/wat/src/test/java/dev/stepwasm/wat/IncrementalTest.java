package dev.stepwasm.wat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A text that was edited is analysed like one that was never seen before, only sooner. */
class IncrementalTest {
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "\"",
            "(;",
            ";)",
            ";;",
            "(@a",
            "\n",
            " ",
            "$x",
            "x",
            "1",
            "$",
            "(func",
            "(module",
            "(module $m",
            "(type",
            "(func $f (param i32)",
            "(import \"m\" \"n\" (func $g))",
            "(global i32 (i32.const 1))",
            "(start 0)",
            "\n  (func)",
            "\n(module)",
            "nop",
            "i32.add",
            "(drop (i32.const 1))",
            "block",
            "end",
            "(assert_invalid (module) \"\")",
            "(memory 1)",
            "local.get $y",
            "binary",
            "quote",
            "definition",
            "\r",
            "\uD83D\uDE00",
            "\uFEFF",
            "))))");

    @Test
    void anEditedTextIsAnalysedLikeANewOne() {
        List<Fixture> fixtures = Stream.of("tree", "diagnostics", "bytes")
                .flatMap(folder -> Fixtures.in(IncrementalTest.class, folder))
                .toList();
        Random random = new Random(3);
        for (int round = 0; round < 1500; round++) {
            Fixture fixture = fixtures.get(random.nextInt(fixtures.size()));
            Analysis analysis = Analysis.of(new SourceText("t", fixture.text()));
            List<String> history = new ArrayList<>(List.of(fixture.text()));
            for (int edit = 0; edit < 6; edit++) {
                SourceText edited = edit(analysis.source(), random, fixture.text());
                history.add(edited.text());
                analysis = Analysis.of(edited, analysis);
                assertSame(analysis, Analysis.of(edited), history);
            }
        }
    }

    private static SourceText edit(SourceText source, Random random, String original) {
        int at = random.nextInt(source.length() + 1);
        int end = Math.min(source.length(), at + random.nextInt(10));
        return switch (random.nextInt(4)) {
            case 0 -> source.replace(new Span(at, end), "");
            case 1 -> new SourceText("t", original);
            default -> source.replace(new Span(at, at), PIECES.get(random.nextInt(PIECES.size())));
        };
    }

    private static void assertSame(Analysis edited, Analysis fresh, List<String> history) {
        String from = history.get(history.size() - 2);
        String to = history.getLast();
        assertThat(shape(edited.tree())).as("%s\n=====>\n%s", from, to).isEqualTo(shape(fresh.tree()));
        assertThat(edited.diagnostics()).as("%s\n=====>\n%s", from, to).isEqualTo(fresh.diagnostics());
        assertThat(edited.tree().modules()).isEqualTo(fresh.tree().modules());
    }

    private static List<String> shape(SyntaxTree tree) {
        return tree.segments().stream()
                .map(segment ->
                        segment.context() + " " + segment.length() + " " + segment.problems() + " " + nodes(segment))
                .toList();
    }

    private static List<String> nodes(Segment segment) {
        return IntStream.range(0, segment.nodeCount())
                .mapToObj(node -> segment.kind(node) + ":" + segment.start(node) + ".." + segment.end(node))
                .toList();
    }

    private static final String THREE = """
            (module
              (type $t (func (param i32)))
              (func $a (call $b (i32.const 1)))
              (func $b (type $t) (drop (i32.add (local.get 0) (i32.const 2))))
              (func $c (call $a)))
            """;

    private static int keptSegments(String before, String after) {
        Analysis earlier = Analysis.of(new SourceText("t", before));
        Analysis later = Analysis.of(new SourceText("t", after), earlier);
        Map<Segment, Boolean> known = new IdentityHashMap<>();
        earlier.tree().segments().forEach(segment -> known.put(segment, true));
        return (int) later.tree().segments().stream().filter(known::containsKey).count();
    }

    @Test
    void fieldsThatAreNotTouchedAreNotParsedAgain() {
        int all = Analysis.of(new SourceText("t", THREE)).tree().size();
        assertThat(all).isEqualTo(7);
        assertThat(keptSegments(THREE, THREE.replace("i32.const 2", "i32.const 3")))
                .isEqualTo(all - 1);
        assertThat(keptSegments(THREE, THREE.replace("i32.const 2))))", "i32.const 2)))")))
                .isGreaterThanOrEqualTo(all - 3);
        assertThat(keptSegments(THREE, THREE.replace("  (func $c", "  (func $new)\n  (func $c")))
                .isGreaterThanOrEqualTo(all - 2);
        assertThat(keptSegments(THREE, THREE.replace("  (func $b", "  (; (func $b")))
                .isEqualTo(3);
    }

    @Test
    void bodiesAreCheckedAgainWhenWhatTheySeeHasChanged() {
        Analysis good = Analysis.of(new SourceText("t", THREE));
        assertThat(good.diagnostics()).isEmpty();
        Analysis bad = Analysis.of(new SourceText("t", THREE.replace("(param i32)", "(param i64)")), good);
        assertThat(bad.diagnostics()).hasSize(2);
        assertThat(Analysis.of(new SourceText("t", THREE), bad).diagnostics()).isEmpty();
        Analysis renamed = Analysis.of(new SourceText("t", THREE.replace("(func $b", "(func $B")), good);
        assertThat(renamed.diagnostics()).hasSize(1);
        assertThat(new HashSet<>(renamed.diagnostics())).isNotEqualTo(new HashSet<>(bad.diagnostics()));
    }

    @Test
    void whoLosesInterestEndsTheAnalysis() {
        AtomicInteger checkpoints = new AtomicInteger();
        SourceText text = new SourceText("t", THREE);
        Analysis.of(text, Optional.empty(), checkpoints::incrementAndGet);
        assertThat(checkpoints.get()).isGreaterThan(3);
        for (int last = 1; last <= checkpoints.get(); last++) {
            AtomicInteger left = new AtomicInteger(last);
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> Analysis.of(text, Optional.empty(), () -> {
                        if (left.decrementAndGet() == 0) {
                            throw new CancellationException();
                        }
                    }));
        }
    }
}
