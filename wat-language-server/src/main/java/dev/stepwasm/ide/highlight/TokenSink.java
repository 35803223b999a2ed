package dev.stepwasm.ide.highlight;

/** Takes tokens in text order; they never overlap. */
@FunctionalInterface
public interface TokenSink {
    /**
     * Takes one.
     *
     * @param start offset of its first character
     * @param end offset after its last character, which for comments can be on a later line
     * @param modifiers the {@link TokenModifier#bit}s
     */
    void accept(int start, int end, TokenType type, int modifiers);
}
