package dev.stepwasm.engine.debug;

/**
 * A table of a stopped program.
 *
 * @param name what people call it: {@code $handlers}, or {@code table[0]} when it has no name
 * @param type of its elements, as the text format writes it
 * @param elements the references in it
 */
public record TableView(String name, String type, Elements elements) {}
