package dev.stepwasm.ide.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is typed, a shorthand is offered only if what comes of it is right. */
final class ShorthandTest {
    private static final List<String> HEADS = List.of(
            "i32.add",
            "i64.mul",
            "f64.sqrt",
            "i32.load",
            "i64.store8",
            "i32.wrap_i64",
            "f32.min",
            "add",
            "$swap",
            "none",
            "nothing",
            "memory.size",
            "drop",
            "block",
            "i32.const",
            "local.get",
            "memory.fill",
            "i8x16.splat",
            "br",
            "x");
    private static final List<String> LEAVES = List.of(
            "x",
            "$y",
            "z",
            "w",
            "g",
            "limit",
            "0",
            "-1",
            "0x7f",
            "1.5",
            "5i64",
            "2f32",
            "1e3",
            "4294967295",
            "4294967296",
            "1_000",
            "1__0",
            "nan",
            "unknown",
            "$",
            "99999999999999999999",
            "1.5i32",
            "r");
    private static final String MODULE = """
        (module
          (memory 1)
          (global $g (mut i64) (i64.const 0))
          (global $limit i32 (i32.const 10))
          (func $add (param i32 i32) (result i32) unreachable)
          (func $swap (param i32 i64) (result i64 i32) unreachable)
          (func $none)
          (func $f (param $x i32) (param $y i64) (param $z f64) (local $w f32) (local $r externref)
            %s))
        """;
    private static final List<String> PLACES = List.of(
            "(drop (i32.add @ (i32.const 1)))",
            "(drop (i64.add (i64.const 1) @))",
            "(drop (f32.neg @))",
            "(if @ (then))",
            "(call $none @)",
            "@ unreachable",
            "local.get $y @ unreachable",
            "(block @ unreachable)",
            "(drop (@))");

    @Test
    void whatIsOfferedIsRight() {
        Random random = new Random(5);
        int offered = 0;
        for (int i = 0; i < 4_000; i++) {
            String term = random.nextInt(8) == 0 ? leaf(random) + "=" + term(random, 2) : term(random, 3);
            String place = PLACES.get(random.nextInt(PLACES.size()));
            String text = MODULE.formatted(place.replace("@", term));
            int offset = MODULE.indexOf("%s") + place.indexOf('@') + term.length();
            Proposals proposals = Completion.at(Analysis.of(new SourceText("a", text)), offset);
            Optional<Proposal> found = proposals.all().stream()
                    .filter(proposal -> proposal.kind() == Proposal.Kind.SHORTHAND)
                    .filter(proposal -> proposal.filter().equals(term))
                    .findFirst();
            if (found.isPresent()) {
                offered++;
                assertThat(text.substring(proposals.typed().start(), offset)).isEqualTo(term);
                String after = text.substring(0, proposals.typed().start())
                        + found.get().example()
                        + text.substring(proposals.word().end());
                assertThat(Analysis.of(new SourceText("a", after)).diagnostics())
                        .as("%s in %s", term, place)
                        .noneMatch(diagnostic -> diagnostic.isError());
            }
        }
        assertThat(offered).isGreaterThan(200);
    }

    private static String term(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return leaf(random);
        }
        StringBuilder call = new StringBuilder(HEADS.get(random.nextInt(HEADS.size()))).append('(');
        for (int operands = random.nextInt(4); operands > 0; operands--) {
            call.append(term(random, depth - 1)).append(operands > 1 ? "," : "");
        }
        return call.append(')').toString();
    }

    private static String leaf(Random random) {
        return LEAVES.get(random.nextInt(LEAVES.size()));
    }

    @Test
    void longAndDeepOnesAreNone() {
        String deep = "i32.eqz(".repeat(10_000) + "1" + ")".repeat(10_000);
        String text = MODULE.formatted(deep);
        int offset = MODULE.indexOf("%s") + deep.length();
        assertThat(Completion.at(Analysis.of(new SourceText("a", text)), offset).all())
                .noneMatch(proposal -> proposal.kind() == Proposal.Kind.SHORTHAND);
    }
}
