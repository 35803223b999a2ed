package dev.stepwasm.lsp.run;

import dev.stepwasm.engine.TraceElement;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.List;
import java.util.Optional;

/**
 * A call that had not returned when a program failed.
 *
 * @param function for people, as {@code $fib} or {@code func[3]}
 * @param place of the instruction that ran, its keyword, if the text has it
 */
public record RunFrame(String function, Optional<Span> place) {
    /** More of them say nothing new. */
    private static final int MOST = 32;

    /**
     * {@return the innermost frames of a backtrace, and where the text of the analysis has them}
     *
     * @param module whose frames are in the text; without one all are
     */
    static List<RunFrame> of(Analysis analysis, Optional<String> module, List<TraceElement> backtrace) {
        return backtrace.stream()
                .limit(MOST)
                .map(frame -> module.isEmpty() || module.get().equals(frame.module())
                        ? of(analysis, frame)
                        : new RunFrame(frame.show(), Optional.empty()))
                .toList();
    }

    private static RunFrame of(Analysis analysis, TraceElement frame) {
        return new RunFrame(
                frame.function(),
                frame.position()
                        .map(at -> keyword(analysis.tree(), analysis.source().offsetOf(at.line(), at.column()))));
    }

    /** {@return the word of the instruction that begins at an offset, perhaps with a parenthesis} */
    private static Span keyword(SyntaxTree tree, int offset) {
        int number = tree.segmentAt(offset);
        Segment segment = tree.segment(number);
        int token = segment.tokens().firstAtOrAfter(offset - tree.start(number));
        int last = segment.tokens().size() - 1;
        while (token < last
                && (segment.tokens().isTrivia(token) || segment.tokens().code(token) == TokenCode.OPEN)) {
            token++;
        }
        return tree.span(number, Math.min(token, last));
    }
}
