package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.Tokens;
import java.util.List;

/**
 * A local that is set and read at once, which {@code local.tee} does alone, and a {@code local.tee} whose value is dropped.
 * A read within a folded instruction is left alone: whoever writes so wants steps that can be read one after the other.
 */
final class RedundantSetGet implements BodyRule {
    @Override
    public void check(Body body, List<Finding> found) {
        for (int i = 0; i + 1 < body.size(); i++) {
            Opcode op = body.op(i);
            if (op == Opcode.LOCAL_SET && isReadNext(body, i) && body.reach().runs(i)) {
                report(body, i, message(body, i), found);
            } else if (op == Opcode.LOCAL_TEE
                    && body.op(i + 1) == Opcode.DROP
                    && body.reach().runs(i)) {
                report(body, i, "`local.tee` whose value is dropped is `local.set`", found);
            }
        }
    }

    private static boolean isReadNext(Body body, int i) {
        return body.op(i + 1) == Opcode.LOCAL_GET
                && body.immediates(i).equals(body.immediates(i + 1))
                && follows(body, body.end(i), body.start(i + 1));
    }

    /** {@return whether nothing but space and comments is between two places} */
    private static boolean follows(Body body, int end, int start) {
        Tokens tokens = body.segment().tokens();
        int token = tokens.firstAtOrAfter(end);
        while (token < tokens.size() && tokens.isTrivia(token)) {
            token++;
        }
        return token < tokens.size() && tokens.start(token) == start;
    }

    private static String message(Body body, int set) {
        return body.locals().isReadOnce(set + 1)
                ? "the value is set and read here only, so it can stay on the stack"
                : "`local.set` and `local.get` right after it are one `local.tee`";
    }

    private static void report(Body body, int first, String message, List<Finding> found) {
        Span span = new Span(
                Math.min(body.start(first), body.start(first + 1)), Math.max(body.end(first), body.end(first + 1)));
        found.add(new Finding(Lint.REDUNDANT_SET_GET, span, message, List.of()));
    }
}
