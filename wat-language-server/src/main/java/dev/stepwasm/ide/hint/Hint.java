package dev.stepwasm.ide.hint;

import dev.stepwasm.wat.names.Definition;
import java.util.Optional;

/**
 * Something to show between the words of a text.
 *
 * @param offset where it is shown
 * @param kind what it is
 * @param label what is shown
 * @param about what to go to and to tell more about, if there is something
 */
public record Hint(int offset, Kind kind, String label, Optional<Definition> about) {
    /** What a hint says. */
    public enum Kind {
        /** The type of a local, global or field, behind its use. */
        TYPE,
        /** What begins where a parenthesis or an {@code end} closes it, behind that. */
        END,
        /** The index of what has no name, behind its keyword; the name of what is used by its index, behind that. */
        INDEX,
        /** The name of a parameter, before its operand. */
        PARAMETER
    }
}
