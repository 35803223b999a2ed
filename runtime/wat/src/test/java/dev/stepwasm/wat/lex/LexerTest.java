package dev.stepwasm.wat.lex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.text.Problems;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {
    private static List<Integer> codes(String text) {
        Tokens tokens = Lexer.lex(text, 0, text.length(), new Problems());
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < tokens.size() - 1; i++) {
            codes.add(tokens.code(i));
        }
        return codes;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "0 6",
                "1_000 6",
                "0x1F 6",
                "-1 7",
                "+0x1 7",
                "1.5 8",
                "1. 8",
                "1e5 8",
                "0x1.8p+3 8",
                "inf 8",
                "-nan 8",
                "nan:0x1 8",
                "1__0 13",
                "_1 13",
                ".5 13",
                "0x 13",
                "1_ 13",
                "0x1p 13",
                "1e 13",
                "1.e 13",
                "nan:0x 13",
                "nan:1 13",
                "$x 10",
                "$!#%&*+-./:<=>?@\\^_`|~ 10",
                "offset=4 11",
                "align=0x4 12",
                "offset= 13",
                "offset=-1 13",
                "align=x 13",
                "i32.const0 13",
                ", 13",
                "[ 13",
                "0$x 13",
                "$x[ 10"
            })
    void tellsTokensApart(String token, int code) {
        assertThat(codes(token).getFirst()).isEqualTo(code);
    }

    @Test
    void runsWithoutSpaceAreOneToken() {
        assertThat(codes("\"a\"\"b\"")).containsExactly(TokenCode.RESERVED);
        assertThat(codes("$x\"a\"")).containsExactly(TokenCode.RESERVED);
        assertThat(codes("br 0drop")).hasSize(2).endsWith(TokenCode.RESERVED);
        assertThat(codes("$\"a b\"")).containsExactly(TokenCode.ID);
    }

    @Test
    void everyInstructionIsAKeyword() {
        for (Opcode op : Opcode.values()) {
            int code = codes(op.keyword()).getFirst();
            assertThat(TokenCode.isOpcode(code)).as(op.keyword()).isTrue();
            assertThat(TokenCode.opcode(code).keyword()).isEqualTo(op.keyword());
        }
        for (Word word : Word.values()) {
            assertThat(codes(word.keyword())).as(word.keyword()).hasSize(1).doesNotContain(TokenCode.RESERVED);
        }
    }

    @Test
    void commentsAndAnnotationsAreTriviaOfOneTokenEach() {
        assertThat(codes("(; a (; b ;) ;) ;; c\r(@x \")\" (y ;; )\n) (@z)) nop"))
                .containsExactly(
                        TokenCode.BLOCK_COMMENT,
                        TokenCode.LINE_COMMENT,
                        TokenCode.ANNOTATION,
                        TokenCode.of(Opcode.NOP));
    }

    @Test
    void aByteOrderMarkIsSpaceAtTheStartOnly() {
        assertThat(codes("\uFEFFnop")).containsExactly(TokenCode.of(Opcode.NOP));
        assertThat(codes("nop \uFEFF")).containsExactly(TokenCode.of(Opcode.NOP), TokenCode.BAD);
    }
}
