package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A segment together with the text around it, and where to report what is wrong in it. Offsets that leave this class are
 * shifted: by the start of the segment for offsets into the text, by 0 for offsets into the segment.
 */
final class Part {
    private final SyntaxTree tree;
    private final String text;
    private final int number;
    private final Segment segment;
    private final int base;
    private final int shift;
    private final Problems problems;

    private Part(SyntaxTree tree, int number, boolean absolute, Problems problems) {
        this.tree = tree;
        this.text = tree.source().text();
        this.number = number;
        this.segment = tree.segment(number);
        this.base = tree.start(number);
        this.shift = absolute ? base : 0;
        this.problems = problems;
    }

    /** {@return a segment whose offsets count from the start of the text} */
    static Part absolute(SyntaxTree tree, int number, Problems problems) {
        return new Part(tree, number, true, problems);
    }

    /** {@return a segment whose offsets count from its own start} */
    static Part relative(SyntaxTree tree, int number, Problems problems) {
        return new Part(tree, number, false, problems);
    }

    /** {@return the same part, but what is wrong is reported nowhere: for what someone else looks at too} */
    Part quiet() {
        return new Part(tree, number, shift != 0 || base == 0, new Problems());
    }

    SyntaxTree tree() {
        return tree;
    }

    String text() {
        return text;
    }

    int number() {
        return number;
    }

    Segment segment() {
        return segment;
    }

    Tokens tokens() {
        return segment.tokens();
    }

    /** {@return the offset in the whole text at which a token starts} */
    int textStart(int token) {
        return base + tokens().start(token);
    }

    int textEnd(int token) {
        return base + tokens().end(token);
    }

    String text(int token) {
        return text.substring(textStart(token), textEnd(token));
    }

    /** {@return the shifted offset at which a token starts} */
    int position(int token) {
        return shift + tokens().start(token);
    }

    int positionAfter(int token) {
        return shift + tokens().end(token);
    }

    int nodePosition(int node) {
        return shift + segment.start(node);
    }

    int nodePositionAfter(int node) {
        return shift + segment.end(node);
    }

    Span span(int token) {
        return new Span(position(token), positionAfter(token));
    }

    Span nodeSpan(int node) {
        return new Span(nodePosition(node), nodePositionAfter(node));
    }

    void report(Problem problem, int token, Object... args) {
        problems.add(problem.at(span(token), args));
    }

    void report(Problem problem, int token, String message, List<Related> related) {
        report(problem, token, message, related, Optional.empty());
    }

    /** Reports a token together with what was probably meant. */
    void report(Problem problem, int token, String message, List<Related> related, Optional<String> suggestion) {
        problems.add(new Diagnostic(problem, span(token), message, related, suggestion));
    }

    /** {@return the bytes of a string token} */
    byte[] bytes(int token) {
        return StringLiteral.bytes(text(token));
    }

    /** {@return the text of a string token that is a name; reports bytes that are not UTF-8} */
    String name(int token) {
        byte[] bytes = bytes(token);
        return StringLiteral.utf8(bytes).orElseGet(() -> {
            report(Problem.MALFORMED_UTF8, token);
            return new String(bytes, StandardCharsets.ISO_8859_1); // a name of its own
        });
    }
}
