package dev.stepwasm.ide.workspace;

import dev.stepwasm.wasm.source.Span;
import java.util.List;

/** What there is to say about another name for something that several files name. */
public sealed interface NameChange {
    /**
     * It can have another name.
     *
     * @param span the word at the cursor
     */
    record Possible(Span span) implements NameChange {}

    /**
     * The places that name it.
     *
     * @param was the name so far, which stands at each place as a string
     * @param text what should stand there, in quotes
     */
    record Edits(List<Site> places, String was, String text) implements NameChange {
        /** Copies the list. */
        public Edits {
            places = List.copyOf(places);
        }
    }

    /**
     * It cannot have that name, or any.
     *
     * @param why a sentence for the user
     * @param never whether no name would do, or not this one here; false if what was typed is no name
     */
    record Refused(String why, boolean never) implements NameChange {
        /** A refusal that is not about what was typed. */
        Refused(String why) {
            this(why, true);
        }
    }
}
