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
        PARAMETER,
        /** What is on the operand stack behind a line, at its end. */
        STACK,
        /** Where a branch goes whose label is a number, and what it takes along, behind the number. */
        BRANCH_BY_INDEX,
        /** The same for one whose label is a name. */
        BRANCH_BY_NAME,
        /** The string that lies at a constant address, behind the constant. */
        ADDRESS
    }
}
