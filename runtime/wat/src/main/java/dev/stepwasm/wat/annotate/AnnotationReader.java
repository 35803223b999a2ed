package dev.stepwasm.wat.annotate;

import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.Problems;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads one annotation. */
final class AnnotationReader {
    static final String CUSTOM = "custom";
    static final String NAME = "name";
    static final String BRANCH_HINT = "metadata.code.branch_hint";

    private final String text;
    private final Span span;
    private final String id;
    private final Problems problems;
    private final Tokens tokens;
    private int at;
    private boolean broken;

    private AnnotationReader(String text, Span span, String id, int contents, Problems problems) {
        this.text = text;
        this.span = span;
        this.id = id;
        this.problems = problems;
        this.tokens = Lexer.lex(text, contents, Math.max(contents, span.end() - 1), new Problems());
        skipTrivia();
    }

    /** {@return the name of the annotation at a span, {@code custom} for {@code (@custom ...)}} */
    static String id(String text, Span span) {
        int end = idEnd(text, span);
        int start = span.start() + 2;
        return start < end && text.charAt(start) == '"'
                ? new String(StringLiteral.bytes(text.substring(start, end)), StandardCharsets.UTF_8)
                : text.substring(start, end);
    }

    private static int idEnd(String text, Span span) {
        int at = span.start() + 2;
        if (at < span.end() && text.charAt(at) == '"') {
            at++;
            while (at < span.end() && text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            return Math.min(at + 1, span.end());
        }
        while (at < span.end() && " \t\r\n()\";,[]{}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** {@return the annotation at a span, or empty if it means nothing or is wrong, which is reported} */
    static Optional<Annotation> read(String text, Span span, Problems problems) {
        String id = id(text, span);
        AnnotationReader reader = new AnnotationReader(text, span, id, idEnd(text, span), problems);
        Annotation read = switch (id) {
            case CUSTOM -> reader.custom();
            case NAME -> reader.name();
            case BRANCH_HINT -> reader.branchHint();
            default -> {
                reader.broken = true;
                yield new Annotation.Name(span, "");
            }
        };
        return reader.broken ? Optional.empty() : Optional.of(read);
    }

    private Annotation custom() {
        String name = string("missing section name");
        SectionPlace place = code() == TokenCode.OPEN ? place() : SectionPlace.LAST;
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        while (code() == TokenCode.STRING) {
            contents.writeBytes(StringLiteral.bytes(word()));
            advance();
        }
        end();
        return new Annotation.Custom(span, name, place, Bytes.of(contents.toByteArray()));
    }

    private SectionPlace place() {
        advance();
        String direction = word();
        if (!direction.equals("before") && !direction.equals("after")) {
            wrong("malformed placement, expected `before` or `after`");
        }
        advance();
        Optional<SectionPlace> place = SectionPlace.of(word(), direction.equals("after"));
        if (place.isEmpty()) {
            wrong("malformed section kind `%s`".formatted(word()));
        }
        advance();
        if (code() != TokenCode.CLOSE) {
            wrong("unexpected token `%s`".formatted(word()));
        }
        advance();
        return place.orElse(SectionPlace.LAST);
    }

    private Annotation name() {
        String name = string("missing name");
        end();
        return new Annotation.Name(span, name);
    }

    private Annotation branchHint() {
        byte[] bytes = code() == TokenCode.STRING ? StringLiteral.bytes(word()) : new byte[0];
        boolean good = bytes.length == 1 && (bytes[0] == 0 || bytes[0] == 1);
        if (!good) {
            wrong("malformed hint, expected \"\\00\" or \"\\01\"");
        }
        advance();
        end();
        return new Annotation.BranchHint(span, good && bytes[0] == 1);
    }

    private String string(String missing) {
        if (code() != TokenCode.STRING) {
            wrong(missing);
            return "";
        }
        Optional<String> value = StringLiteral.utf8(StringLiteral.bytes(word()));
        if (value.isEmpty()) {
            wrong("malformed UTF-8 encoding");
        }
        advance();
        return value.orElse("");
    }

    private void end() {
        if (code() != TokenCode.END) {
            wrong("unexpected token `%s`".formatted(word()));
        }
    }

    private int code() {
        return tokens.code(at);
    }

    private String word() {
        return text.substring(tokens.start(at), tokens.end(at));
    }

    private void advance() {
        if (code() != TokenCode.END) {
            at++;
            skipTrivia();
        }
    }

    private void skipTrivia() {
        while (tokens.isTrivia(at)) {
            at++;
        }
    }

    /** Complains about the current token, or about the whole annotation where something is missing at its end. */
    private void wrong(String what) {
        if (!broken) {
            Span place = code() == TokenCode.END ? span : new Span(tokens.start(at), tokens.end(at));
            problems.add(Problem.MALFORMED_ANNOTATION.at(place, id, what));
        }
        broken = true;
    }
}
