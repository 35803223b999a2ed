package dev.stepwasm.ide.workspace;

import dev.stepwasm.wasm.source.Span;
import java.util.Optional;

/**
 * A place in a file of the workspace.
 *
 * @param span a string, or the word that stands for a module; empty at 0 in a binary, and for a file as a whole
 * @param whole what it belongs to; around {@code span}
 * @param export what is exported there, if that is what the place is about
 */
public record Site(Member member, Span span, Span whole, Optional<Exported> export) {
    static Site of(Member member, Span span) {
        return new Site(member, span, span, Optional.empty());
    }

    static Site of(Member member, Exported export) {
        return new Site(member, export.literal(), export.field(), Optional.of(export));
    }

    /** {@return whether there is a text with this place in it} */
    public boolean isInText() {
        return !member.isBinary() && span.end() > 0;
    }
}
