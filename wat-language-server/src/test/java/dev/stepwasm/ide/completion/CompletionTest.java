package dev.stepwasm.ide.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CompletionTest {
    /** {@code _} stands for what is tried. */
    private static final String MODULE = """
            (module
              (type $t (func (param i32)))
              (type $s (struct (field $a i32)))
              (import "env" "log" (func $log (param i32)))
              (memory $m 1)
              (table $tab 1 funcref)
              (global $g (mut i32) (i32.const 0))
              (tag $oops)
              (data $d "")
              _
              (func $last))
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "::", textBlock = """
            (func $f (param $x i32) (local $y i64) (local.get $<|>        :: $x $y
            (func $f (param $x i32) (local $y i64) local.get <|>          :: $x $y
            (func $f (param $x i32) (local.get $x<|>))                    :: $x
            (func $f (call <|>))                                          :: $log $f $last
            (func $f (global.set $<|>                                     :: $g
            (func $f (call_indirect $<|>                                  :: $tab
            (func $f (call_indirect (type $<|>                            :: $t
            (func $f (struct.get $s $<|>                                  :: $a
            (func $f (memory.init <|>                                     :: $m $d
            (func $f (throw <|>                                           :: $oops
            (func $f (block $out (loop $in (br <|>                        :: $in $out 2
            (func $f (block $out (block $done) (br_table $out <|>         :: $out 1
            (func $f block $b loop $c br $<|>                             :: $c $b 2
            (func $f (type <|>                                            :: $t
            (export "a" (func <|>))                                       :: $log $last
            (export "a" (memory $<|>))                                    :: $m
            (start $<|>                                                   :: $log $last
            (elem declare func <|>                                        :: $log $last
            (data (memory <|>                                             :: $m
            """)
    void proposesNames(String line, String names) {
        List<String> proposed = proposals(line).all().stream()
                .filter(proposal -> !proposal.label().equals("$f") || names.contains("$f"))
                .map(Proposal::label)
                .toList();
        assertThat(proposed).containsExactlyInAnyOrder(names.split(" "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "::", textBlock = """
            (<|>                                     :: func memory data   :: i32.add param
            (fu<|>                                   :: func global        :: i32.add
            (func $f (<|>                            :: param local i32.add :: func
            (func $f (param i32) (loc<|>             :: local local.get    :: func
            (func $f i32.co<|>                       :: i32.const nop      :: param
            (func $f (drop (<|>                      :: i32.const          :: param
            (func $f (i32.add (i32.const 1) (<|>     :: i32.const          :: param
            (func $f (param <|>                      :: i32 externref      :: i32.add
            (func $f (param i32) (result i<|>        :: i32 i64            :: i32.add
            (func $f (local.get 0)) (<|>             :: func elem          :: i32.add
            (global (mut i32) (<|>                   :: i32.const          :: param
            (data (offset <|>                        :: i32.const          :: param
            """)
    void proposesWordsThatFit(String line, String some, String none) {
        List<String> proposed =
                proposals(line).all().stream().map(Proposal::label).toList();
        assertThat(proposed).contains(some.split(" ")).doesNotContain(none.split(" "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "::", textBlock = """
            (func $f ;; local.<|>      ::
            (func $f (; nop <|> ;)     ::
            (func $<|>                 ::
            (func $f (param $<|>       ::
            """)
    void staysQuietInProseAndNewNames(String line) {
        assertThat(proposals(line).all()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"(func i32.<|>, i32.", "(func (local.get $x<|>), $x", "(func (<|>, ''"})
    void replacesWhatWasTyped(String line, String typed) {
        Fixture fixture = Fixture.of("completion", MODULE.replace("_", line));
        Proposals proposals = Completion.at(Analysis.of(new SourceText("a", fixture.text())), fixture.cursor());
        assertThat(fixture.text()
                        .substring(proposals.typed().start(), proposals.typed().end()))
                .isEqualTo(typed);
    }

    @Test
    void proposesSomeHundredsOfManyNames() {
        StringBuilder text = new StringBuilder("(module (func $wanted (param i64) (result i32) i32.const 1)\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("(func $f").append(i).append(" (result i64) i64.const 1)\n");
        }
        text.append("(func (drop (i32.eqz (call <|>))) (call $f77<|>7)))");
        Fixture fixture = Fixture.of("many", text.toString());
        Analysis analysis = Analysis.of(new SourceText("many", fixture.text()));
        Proposals all = Completion.at(analysis, fixture.cursors().get(0));
        assertThat(all.all()).hasSize(200).first().extracting(Proposal::label).isEqualTo("$wanted");
        assertThat(all.incomplete()).isTrue();
        Proposals typed = Completion.at(analysis, fixture.cursors().get(1));
        assertThat(typed.all())
                .extracting(Proposal::label)
                .contains("$f777", "$f7770")
                .doesNotContain("$f1");
        assertThat(typed.incomplete()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"(block ", "(i32.add ", "block ", "(if (then ", "(i32.add (local.get 0) (block (result i32) "})
    void nestsAsDeepAsItMay(String opener) {
        String text = "(module (func (param $x i32) " + opener.repeat(100_000);
        Proposals proposals = Completion.at(Analysis.of(new SourceText("deep", text + "(")), text.length() + 1);
        assertThat(proposals.all()).extracting(Proposal::label).contains("local.get");
        Proposals names = Completion.at(
                Analysis.of(new SourceText("deep", text + "(local.get ")), text.length() + "(local.get ".length());
        assertThat(names.all()).extracting(Proposal::label).containsExactly("$x");
    }

    private static Proposals proposals(String line) {
        Fixture fixture = Fixture.of("completion", MODULE.replace("_", line));
        return Completion.at(Analysis.of(new SourceText("a", fixture.text())), fixture.cursor(), Integer.MAX_VALUE);
    }
}
