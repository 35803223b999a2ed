package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.Analysis;
import java.util.List;

/**
 * Characters in comments and strings that cannot be seen but change what people read. They are found when the text is
 * read, and are a lint so that those who write from right to left can say how loud it is.
 */
public final class InvisibleCharacters {
    private InvisibleCharacters() {}

    static void check(Analysis analysis, List<Finding> found) {
        for (Diagnostic diagnostic : analysis.diagnostics()) {
            if (isOne(diagnostic)) {
                found.add(new Finding(
                        Lint.INVISIBLE_CHARACTER, diagnostic.span(), diagnostic.message(), diagnostic.related()));
            }
        }
    }

    /** {@return whether a problem is said by the lint, so that it need not be said twice} */
    public static boolean isOne(Diagnostic diagnostic) {
        return diagnostic.problem() == Problem.INVISIBLE_CHARACTER;
    }
}
