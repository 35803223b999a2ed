package dev.stepwasm.ide.workspace;

import dev.stepwasm.ide.external.ImportableType;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.source.Span;
import java.util.List;

/**
 * Something that a module shows to others.
 *
 * @param type what it is
 * @param facts what else there is to say to who imports it
 * @param literal its name in the text, in quotes; empty at 0 in a binary
 * @param field all of the export; around {@code literal}
 * @param mentions other places of the same text that name it: commands of a script
 */
public record Exported(String name, ImportableType type, Facts facts, Span literal, Span field, List<Span> mentions) {
    /** Copies the list. */
    public Exported {
        mentions = List.copyOf(mentions);
    }

    /**
     * What is good to know when something is used.
     *
     * @param parameters names of the parameters if it is a function; empty strings for those without one
     * @param documentation the comment above its definition
     */
    public record Facts(List<String> parameters, String documentation) {
        /** Nothing. */
        static final Facts NONE = new Facts(List.of(), "");

        /** Copies the list. */
        public Facts {
            parameters = List.copyOf(parameters);
        }
    }

    /** {@return what it is, without its type} */
    public ExternalKind kind() {
        return type.kind();
    }
}
