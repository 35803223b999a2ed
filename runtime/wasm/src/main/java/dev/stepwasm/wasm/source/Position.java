package dev.stepwasm.wasm.source;

/**
 * A place in a text as shown to people.
 *
 * @param line number of the line, from 1
 * @param column number of the UTF-16 unit in the line, from 1
 */
public record Position(int line, int column) implements Comparable<Position> {
    /** @throws IllegalArgumentException if line or column is less than 1 */
    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("not a position: " + line + ":" + column);
        }
    }

    @Override
    public int compareTo(Position other) {
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** {@return {@code line:column}} */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
