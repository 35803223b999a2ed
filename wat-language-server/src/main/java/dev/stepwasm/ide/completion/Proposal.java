package dev.stepwasm.ide.completion;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.external.Importable;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.Optional;

/**
 * Something that could be typed.
 *
 * @param label what it is called in a list
 * @param text what comes into the text; with marks for what is to be filled in, see {@link Snippets}
 * @param filter what the typed characters are compared with
 * @param detail its type, possibly empty
 * @param fit how well it fits the operands and types at the place: the lower the better, see {@link Fit}
 * @param deprecated whether its definition says that it should not be used any more
 * @param entry where it is defined, if it is the name of something
 * @param imported what is imported by it, if it is the name of something outside of the text
 * @param rest what comes into the text behind it too
 */
public record Proposal(
        Kind kind,
        String label,
        String text,
        String filter,
        String detail,
        int fit,
        boolean deprecated,
        Optional<Entry> entry,
        Optional<Importable> imported,
        Optional<Replacement> rest) {
    Proposal(
            Kind kind,
            String label,
            String text,
            String filter,
            String detail,
            int fit,
            boolean deprecated,
            Optional<Entry> entry) {
        this(kind, label, text, filter, detail, fit, deprecated, entry, Optional.empty(), Optional.empty());
    }

    /** What is proposed. */
    public enum Kind {
        /** The keyword of an instruction. */
        INSTRUCTION,
        /** Another word of the text format. */
        WORD,
        /** A value type, heap type or storage type. */
        VALUE_TYPE,
        /** The name of a function. */
        FUNCTION,
        /** The name of a type. */
        TYPE,
        /** The name of a global, parameter or local. */
        VARIABLE,
        /** The name of a memory, table, tag or segment. */
        ENTITY,
        /** The name of a field. */
        FIELD,
        /** The name of a block. */
        LABEL,
        /** A number, such as an alignment or a lane. */
        VALUE,
        /** Something longer, for what is quick to type. */
        SHORTHAND,
        /** What stands in a string. */
        STRING,
        /** The name of a module, an instance or a thread of a script. */
        MODULE
    }

    /**
     * An entry of an index space of the module.
     *
     * @param owner the function of a local, the type of a field, else -1
     */
    public record Entry(IndexSpace space, int index, int owner) {}

    /** {@return a proposal whose label is what comes into the text} */
    static Proposal of(Kind kind, String label, String detail, int fit) {
        return new Proposal(kind, label, Snippets.plain(label), label, detail, fit, false, Optional.empty());
    }

    Proposal withDetail(String other) {
        return new Proposal(kind, label, text, filter, other, fit, deprecated, entry, imported, rest);
    }

    /** {@return the same as the name of something outside of the text, with what comes behind it} */
    Proposal importing(Importable what, Optional<Replacement> behind) {
        return new Proposal(kind, label, text, filter, detail, fit, deprecated, entry, Optional.of(what), behind);
    }

    /** {@return the text without marks: what is to be filled in is filled in with examples} */
    public String example() {
        return Snippets.example(text);
    }

    /** {@return the text, or of one in which something is to be filled in its first word} */
    public String plain() {
        return isSnippet() ? label : example();
    }

    /** {@return whether something in the text is to be filled in} */
    public boolean isSnippet() {
        return Snippets.isSnippet(text);
    }
}
