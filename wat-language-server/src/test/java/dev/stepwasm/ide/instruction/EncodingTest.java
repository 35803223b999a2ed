package dev.stepwasm.ide.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.assemble.Assembly;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes that are shown are those that the assembler writes, at the same places. */
final class EncodingTest {
    static Stream<Fixture> fixtures() {
        return Stream.of("hover", "hint", "signature", "lens", "navigation")
                .flatMap(folder -> Fixtures.in(EncodingTest.class, folder))
                .filter(fixture -> isGood(analysis(fixture)));
    }

    private static boolean isGood(Analysis analysis) {
        return !analysis.hasErrors() && analysis.modules().size() == 1;
    }

    private static Analysis analysis(Fixture fixture) {
        return Analysis.of(new SourceText(fixture.name(), fixture.text()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void isWhatTheAssemblerWrites(Fixture fixture) {
        Analysis analysis = analysis(fixture);
        Assembly assembly = Assembler.assemble(analysis, 0);
        for (int number = 0; number < analysis.tree().size(); number++) {
            Segment segment = analysis.tree().segment(number);
            long[] body = {-1};
            for (int token = 0; token < segment.tokens().size(); token++) {
                if (segment.kind() == NodeKind.FUNCTION_FIELD
                        && segment.kind(segment.nodeOfToken(token)) != NodeKind.CATCH_CLAUSE
                        && TokenCode.isOpcode(segment.tokens().code(token))) {
                    check(assembly, new Token(analysis.tree(), number, token), body);
                }
            }
        }
    }

    /** All instructions of a function agree on where it begins in the binary. */
    private static void check(Assembly assembly, Token keyword, long[] body) {
        Analysis analysis = Analysis.of(keyword.tree().source());
        Optional<Encoding> found = InstructionAt.of(analysis, keyword).flatMap(InstructionAt::encoding);
        assertThat(found).as(keyword.text()).isPresent();
        Encoding encoding = found.get();
        int start = offset(assembly.sourceMap(), keyword);
        assertThat(Arrays.copyOfRange(assembly.bytes(), start, start + encoding.bytes().length))
                .as(keyword.text())
                .isEqualTo(encoding.bytes());
        if (body[0] < 0) {
            body[0] = start - encoding.offset();
        }
        assertThat(start - encoding.offset()).as(keyword.text()).isEqualTo(body[0]);
        InstructionAt at = InstructionAt.of(analysis, keyword).orElseThrow();
        assertThat(Binary.offsetOfBody(analysis, at.module(), at.function())).hasValue(body[0]);
    }

    /** The place of the innermost instruction around a keyword. */
    private static int offset(SourceMap map, Token keyword) {
        int best = -1;
        int length = Integer.MAX_VALUE;
        for (int i = 0; i < map.size(); i++) {
            Span span = map.entry(i).span();
            if (span.start() <= keyword.span().start()
                    && keyword.span().end() <= span.end()
                    && span.length() < length) {
                best = map.entry(i).codeOffset();
                length = span.length();
            }
        }
        return best;
    }
}
