package dev.stepwasm.ide.hover;

import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import java.util.Optional;

/** What a branch hint says of the instruction behind it. */
final class BranchHints {
    private BranchHints() {}

    /** {@return in words what an annotation says, empty if it cannot be read} */
    static Optional<String> said(Token annotation) {
        String text = annotation.text();
        Optional<String> likely = text.contains("\"\\01\"")
                ? Optional.of("likely to be taken")
                : text.contains("\"\\00\"") ? Optional.of("not likely to be taken") : Optional.empty();
        return likely.map(words -> target(annotation) + " is " + words);
    }

    private static String target(Token annotation) {
        Optional<Token> next = annotation.next();
        if (next.filter(token -> token.code() == TokenCode.OPEN).isPresent()) {
            next = next.flatMap(Token::next);
        }
        return next.filter(
                        token -> token.code() == TokenCode.of(Opcode.IF) || token.code() == TokenCode.of(Opcode.BR_IF))
                .map(token -> "`" + token.text() + "`")
                .orElse("the next branch");
    }
}
