package dev.stepwasm.wat.annotate;

import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wasm.source.Span;

/** An annotation that means something. */
public sealed interface Annotation {
    /** {@return where it stands, parenthesis to parenthesis} */
    Span span();

    /**
     * {@code (@custom "name" (before type) "contents")}: a custom section.
     *
     * @param place where it goes among the other sections
     */
    record Custom(Span span, String name, SectionPlace place, Bytes contents) implements Annotation {}

    /** {@code (@name "name")}: a name for the name section, which need not be unique. */
    record Name(Span span, String name) implements Annotation {}

    /** {@code (@metadata.code.branch_hint "\00")}: whether the next {@code if} or {@code br_if} is likely to be taken. */
    record BranchHint(Span span, boolean likely) implements Annotation {}
}
