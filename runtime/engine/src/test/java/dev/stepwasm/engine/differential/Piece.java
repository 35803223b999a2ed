package dev.stepwasm.engine.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Part of a program in the folded text format, as a tree that can be made smaller.
 *
 * @param result what it leaves on the stack: one value, or nothing
 * @param fixed whether it is neither a statement nor an expression and must stay
 */
record Piece(Optional<Kind> result, boolean fixed, List<Part> parts) implements Part {
    /** Copies the list. */
    Piece {
        parts = List.copyOf(parts);
    }

    /** {@return an expression} Parts are pieces and texts. */
    static Piece value(Kind kind, Object... parts) {
        return new Piece(Optional.of(kind), false, parts(parts));
    }

    /** {@return a statement} Parts are pieces and texts. */
    static Piece statement(Object... parts) {
        return new Piece(Optional.empty(), false, parts(parts));
    }

    /** {@return a part of a module, or several operands} Parts are pieces and texts. */
    static Piece fixed(Object... parts) {
        return new Piece(Optional.empty(), true, parts(parts));
    }

    private static List<Part> parts(Object... parts) {
        return Stream.of(parts)
                .<Part>map(part -> part instanceof Piece piece ? piece : new Part.Words(part.toString()))
                .toList();
    }

    /** {@return the number of pieces} */
    int size() {
        return 1
                + parts.stream()
                        .mapToInt(part -> part instanceof Piece piece ? piece.size() : 0)
                        .sum();
    }

    /** {@return the text} */
    String show() {
        var out = new StringBuilder();
        show(out);
        return out.toString();
    }

    private void show(StringBuilder out) {
        for (Part part : parts) {
            switch (part) {
                case Part.Words(String text) -> out.append(text);
                case Piece piece -> piece.show(out);
            }
        }
    }

    /** {@return simpler pieces that could stand here instead, the simplest first} */
    List<Piece> simpler() {
        if (fixed) {
            return List.of();
        }
        var found = new ArrayList<Piece>();
        String simplest = result.map(Kind::zero).orElse("");
        if (!show().equals(simplest)) {
            found.add(new Piece(result, false, parts(simplest)));
        }
        for (Part part : parts) {
            if (part instanceof Piece piece && !piece.fixed && piece.result.equals(result)) {
                found.add(piece);
            }
        }
        return found;
    }

    /** {@return a copy with another piece instead of the one with that number, counted in the order of the text} */
    Piece with(int number, Piece other) {
        if (number == 0) {
            return other;
        }
        var copy = new ArrayList<Part>();
        int next = 1;
        for (Part part : parts) {
            if (part instanceof Piece piece) {
                int size = piece.size();
                copy.add(number >= next && number < next + size ? piece.with(number - next, other) : piece);
                next += size;
            } else {
                copy.add(part);
            }
        }
        return new Piece(result, fixed, copy);
    }

    /** {@return the piece with a number} */
    Piece get(int number) {
        if (number == 0) {
            return this;
        }
        int next = 1;
        for (Part part : parts) {
            if (part instanceof Piece piece) {
                int size = piece.size();
                if (number < next + size) {
                    return piece.get(number - next);
                }
                next += size;
            }
        }
        throw new IndexOutOfBoundsException(number);
    }
}
