package dev.stepwasm.ide.external;

import dev.stepwasm.wasm.source.Span;

/**
 * Where it is said that something can be imported.
 *
 * @param kind who gives it
 * @param title for people: {@code WASI preview 1}, or the name of a file
 * @param address of the document that defines it, or of a page about it; empty if there is none to show
 * @param span of its name in that document: UTF-16 offsets in a text, bytes in a binary; empty at 0 if that is not known
 */
public record Origin(Kind kind, String title, String address, Span span) {
    private static final Span NOWHERE = new Span(0, 0);

    /** Who gives what is imported. */
    public enum Kind {
        /** A host, whose functions have no type but for their parameters and results. */
        HOST,
        /** A module, whose types are those that it defines. */
        MODULE
    }

    /** {@return what is known without a document that says so} */
    public static Origin builtIn(String title) {
        return new Origin(Kind.HOST, title, "", NOWHERE);
    }

    /** {@return the same at a place in the document} */
    public Origin at(Span place) {
        return new Origin(kind, title, address, place);
    }
}
