package dev.stepwasm.ide.outline;

import dev.stepwasm.wasm.source.Span;
import java.util.List;

/**
 * Something that a text defines, as an outline shows it.
 *
 * @param name its name with the dollar sign, or its kind and index if it has none
 * @param detail its type, possibly empty
 * @param span all of the definition
 * @param selection the name, or what stands for it; inside {@code span}
 * @param children what is defined within, in text order
 * @param deprecated whether an annotation says that it should not be used any more
 */
public record Symbol(
        Kind kind, String name, String detail, Span span, Span selection, List<Symbol> children, boolean deprecated) {
    /** What is defined. */
    public enum Kind {
        /** A module. */
        MODULE,
        /** A command of a script. */
        DIRECTIVE,
        /** A function, also an imported one. */
        FUNCTION,
        /** A function type. */
        FUNCTION_TYPE,
        /** A structure type. */
        STRUCT_TYPE,
        /** An array type. */
        ARRAY_TYPE,
        /** A field of a structure type. */
        FIELD,
        /** A global that can be set. */
        VARIABLE,
        /** A global that cannot be set. */
        CONSTANT,
        /** A memory. */
        MEMORY,
        /** A table. */
        TABLE,
        /** A tag of exceptions. */
        TAG,
        /** A data segment. */
        DATA,
        /** An element segment. */
        ELEM,
        /** A parameter of a function. */
        PARAMETER,
        /** A local of a function. */
        LOCAL
    }

    /** Copies the list. */
    public Symbol {
        children = List.copyOf(children);
    }

    /** {@return something without anything in it} */
    public static Symbol of(Kind kind, String name, String detail, Span span, Span selection) {
        return new Symbol(kind, name, detail, span, selection, List.of(), false);
    }

    /** {@return the same with a word before its detail that says how it comes in here} */
    public Symbol withHow(String how) {
        String both = how.isEmpty() || detail.isEmpty() ? how + detail : how + " " + detail;
        return new Symbol(kind, name, both, span, selection, children, deprecated);
    }

    /** {@return the same in a text in which this one begins at an offset} */
    public Symbol shifted(int offset) {
        return offset == 0
                ? this
                : new Symbol(
                        kind,
                        name,
                        detail,
                        shifted(span, offset),
                        shifted(selection, offset),
                        children.stream().map(child -> child.shifted(offset)).toList(),
                        deprecated);
    }

    private static Span shifted(Span span, int offset) {
        return new Span(span.start() + offset, span.end() + offset);
    }
}
