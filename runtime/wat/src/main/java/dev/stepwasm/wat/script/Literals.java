package dev.stepwasm.wat.script;

import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.StringLiteral;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** String literals of a script that follow each other and mean one sequence of bytes. */
public final class Literals {
    /** A literal, where its bytes start among all bytes, and whether each of its characters is a byte of its own. */
    private record Piece(Span span, int start, boolean plain) {}

    private final Bytes bytes;
    private final List<Piece> pieces;

    private Literals(Bytes bytes, List<Piece> pieces) {
        this.bytes = bytes;
        this.pieces = List.copyOf(pieces);
    }

    /** {@return the bytes of all literals, without anything between them} */
    public Bytes bytes() {
        return bytes;
    }

    /** {@return the bytes read as UTF-8, or empty if they are not} */
    public Optional<String> text() {
        return StringLiteral.utf8(bytes.toArray());
    }

    /** {@return the bytes read as UTF-8, with replacement characters for what is not} */
    public String lenientText() {
        return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }

    /**
     * {@return where some of the bytes stand in the file: their characters if these are bytes one to one, else the
     * literal of the first one}
     *
     * @param from first byte
     * @param to after the last byte
     * @param fallback if there are no literals
     */
    Span spanOf(int from, int to, Span fallback) {
        Piece found = null;
        for (Piece piece : pieces) {
            if (found == null || piece.start() <= from) {
                found = piece;
            }
        }
        if (found == null) {
            return fallback;
        }
        Span whole = found.span();
        int start = whole.start() + 1 + from - found.start();
        int end = whole.start() + 1 + to - found.start();
        return found.plain() && end < whole.end() && start < whole.end() ? new Span(start, end) : whole;
    }

    @Override
    public String toString() {
        return bytes.toString();
    }

    /** Collects literals in text order. */
    static final class Builder {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Piece> pieces = new ArrayList<>();

        void add(Span span, String literal) {
            byte[] meant = StringLiteral.bytes(literal);
            pieces.add(new Piece(span, bytes.size(), meant.length == literal.length() - 2));
            bytes.writeBytes(meant);
        }

        Literals build() {
            return new Literals(Bytes.of(bytes.toByteArray()), pieces);
        }
    }
}
