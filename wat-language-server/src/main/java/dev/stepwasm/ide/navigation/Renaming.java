package dev.stepwasm.ide.navigation;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wasm.source.Span;
import java.util.List;

/** What there is to say about a new name for something. */
public sealed interface Renaming {
    /**
     * It can have another name.
     *
     * @param span the word at the cursor
     * @param placeholder the name that it has, or one for what has none
     */
    record Possible(Span span, String placeholder) implements Renaming {}

    /**
     * The edits that give it the name, in text order.
     *
     * @param named what had no name so far and gets one, such as {@code function 3}; empty if it had one
     */
    record Edits(List<Replacement> replacements, String named) implements Renaming {
        /** Copies the list. */
        public Edits {
            replacements = List.copyOf(replacements);
        }
    }

    /**
     * It cannot have that name, or any.
     *
     * @param why a sentence for the user
     * @param never whether no name at all would do, or not this one here; false if what was typed is no name
     */
    record Refused(String why, boolean never) implements Renaming {
        /** A refusal that is not about what was typed. */
        Refused(String why) {
            this(why, true);
        }
    }
}
