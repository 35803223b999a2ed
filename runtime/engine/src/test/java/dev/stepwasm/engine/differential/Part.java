package dev.stepwasm.engine.differential;

/** What a {@link Piece} consists of. */
sealed interface Part permits Piece, Part.Words {
    /** Words between pieces. */
    record Words(String text) implements Part {}
}
