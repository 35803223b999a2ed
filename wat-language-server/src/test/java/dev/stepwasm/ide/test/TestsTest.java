package dev.stepwasm.ide.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Corpora;
import dev.stepwasm.ide.run.RunPlace;
import dev.stepwasm.ide.run.RunPlaces;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.script.Script;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TestsTest {
    private static String tree(String text, boolean script) {
        return show(Tests.of(Analysis.of(new SourceText("a", text)), script), "", text);
    }

    private static String show(List<TestNode> nodes, String indent, String text) {
        return nodes.stream()
                .map(node -> indent + node.label() + (node.detail().isEmpty() ? "" : " | " + node.detail()) + "\n"
                        + show(node.children(), indent + "  ", text))
                .collect(Collectors.joining());
    }

    @Test
    void assertionsStandBelowTheirModuleAndWhatDescribesThem() {
        assertThat(tree("""
            ;; Copyright of somebody

            ;; Arithmetic of whole numbers
            (module $math
              ;; run: add 1 2 => 3
              (func (export "add") (param i32 i32) (result i32)
                (i32.add (local.get 0) (local.get 1)))
            )
            (assert_return (invoke "add" (i32.const 1) (i32.const -2)) (i32.const -1)) ;; not a heading
            (assert_return (invoke $math "add" (; first ;) (i32.const 0x10) (i32.const 1)) (i32.const 17))

            ;; ------- Mistakes of callers -------
            ;; in one line
            (assert_trap (invoke "a b" (f64.const nan:0x1)) "integer divide by zero")
            (assert_exhaustion (invoke "deep") "call stack exhausted")
            (assert_exception (invoke "e"))

            ;; wraps around
            (assert_return (invoke "add" (i32.const 2147483647) (i32.const 1)) (i32.const -2147483648))
            (register "M" $math)
            (module)
            (invoke "go")
            (get $math "g")
            ;; (assert_return (invoke "old"))
            (assert_return (get "g") (v128.const i32x4 1 2 3 4))
            (assert_return (invoke "nothing"))
            (assert_invalid (module (func (result i32))) "type mismatch")
            (assert_malformed (module $bad quote "(func") "unexpected end")
            """, true)).isEqualTo("""
                Arithmetic of whole numbers | module $math
                  add 1 2 => 3
                  add 1 -2 => -1
                  $math.add 0x10 1 => 17
                  Mistakes of callers in one line
                    "a b" nan:0x1 => trap integer divide by zero
                    deep => trap call stack exhausted
                    e => exception
                  wraps around | add 2147483647 1 => -2147483648
                module
                  go
                  get $math.g
                  get g => i32x4 1 2 3 4
                  nothing => nothing
                  module => invalid: type mismatch
                  $bad => malformed: unexpected end
                """.replace("deep => trap call stack exhausted", "deep => exhaustion"));
    }

    @Test
    void commentsOfOtherTextsSayWhatToRun() {
        assertThat(tree("""
            (module
              ;; run: half 9 => 4
              ;; run: half 9
              (func (export "half") (param i32) (result i32) (i32.shr_s (local.get 0) (i32.const 1))))
            """, false)).isEqualTo("""
                half 9 => 4
                half 9
                """);
    }

    @Test
    void aTextWithoutTestsHasNone() {
        assertThat(tree("(module (func (export \"f\")))", false)).isEmpty();
        assertThat(tree("", true)).isEmpty();
        assertThat(tree(";; run: nothing much\n(module)", false)).isEmpty();
    }

    @Test
    void whatReadsAlikeHasItsOwnIdAndKeepsItWhenOtherPlacesChange() {
        String script = """
            (module (func (export "f")))
            (invoke "f")
            (invoke "f")
            (module (func (export "f")))
            (invoke "f")
            """;
        List<String> ids = ids(script);
        assertThat(ids)
                .containsExactly("module", "module / f", "module / f #2", "module #2", "module #2 / f")
                .doesNotHaveDuplicates();
        assertThat(ids("\n;; about it\n\n" + script.replace("(invoke \"f\")", "( invoke \"f\")")).stream()
                        .map(id -> id.replace("about it", "module")))
                .hasSize(ids.size());
    }

    private static List<String> ids(String script) {
        return Tests.of(Analysis.of(new SourceText("a", script)), true).stream()
                .flatMap(TestNode::all)
                .map(TestNode::id)
                .toList();
    }

    @Test
    void manyAlikeTakeNoTime() {
        String many =
                IntStream.range(0, 20_000).mapToObj(i -> "(invoke \"f\")\n").collect(Collectors.joining());
        assertThat(ids("(module (func (export \"f\")))\n" + many))
                .hasSize(20_001)
                .doesNotHaveDuplicates();
    }

    /** The official suite: each command that can be run for itself is one test, with an id of its own. */
    @Test
    void everyCommandOfTheSuiteIsATest() throws IOException {
        int found = 0;
        for (Path file : Corpora.texts("spec.tests")) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            Analysis analysis = Analysis.of(new SourceText(file.toString(), text));
            if (!Script.of(analysis).problems().isEmpty()) {
                continue; // a proposal that is not promised
            }
            List<TestNode> tests =
                    Tests.of(analysis, true).stream().flatMap(TestNode::all).toList();
            assertThat(tests).as(file.toString()).extracting(TestNode::id).doesNotHaveDuplicates();
            long commands = RunPlaces.of(analysis, true).stream()
                    .filter(RunPlace.Command.class::isInstance)
                    .count();
            long modules = Script.of(analysis).commands().stream()
                    .filter(command -> CommandLabel.ofModule(command).isPresent())
                    .filter(command -> command.span().length() > 0)
                    .count();
            assertThat(tests)
                    .as(file.toString())
                    .filteredOn(test -> test.what() instanceof TestNode.What.Command)
                    .hasSize((int) (commands + modules));
            found += tests.size();
        }
        assertThat(found).isGreaterThan(45_000);
    }

    @Test
    void whatIsHalfWrittenIsNoReasonToFail() {
        String script =
                "(module (func (export \"f\")))\n;; about\n(assert_return (invoke $\"a b\" \"f\\\"\" (i32.const 1))";
        for (int end = 0; end <= script.length(); end++) {
            tree(script.substring(0, end), true);
            tree(script.substring(end), true);
        }
    }
}
