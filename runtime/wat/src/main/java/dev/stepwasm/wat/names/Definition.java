package dev.stepwasm.wat.names;

import dev.stepwasm.wasm.source.Span;
import java.util.Optional;

/**
 * Something that has an index and perhaps a name.
 *
 * @param index in its space; for a label the number of the block in its function, in text order of the heads
 * @param name without the {@code $}
 * @param nameSpan where the name stands, or the keyword of what has none
 * @param span all of it: a field, a parameter, a local, a block
 * @param owner index of the function of a local or label, of the type of a field; else -1
 */
public record Definition(IndexSpace space, int index, Optional<String> name, Span nameSpan, Span span, int owner) {
    /** {@return the name with its {@code $}, or the index} */
    public String show() {
        return name.map(Identifier::show).orElse(Integer.toString(index));
    }
}
