package dev.stepwasm.ide.hover;

/**
 * What {@code words.md} says about a word.
 *
 * @param text one paragraph of Markdown
 * @param link where to read on, empty if nowhere
 */
record WordText(String text, String link) {}
