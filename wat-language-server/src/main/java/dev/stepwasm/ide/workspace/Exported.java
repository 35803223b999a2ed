package dev.stepwasm.ide.workspace;

import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.source.Span;
import java.util.List;

/**
 * Something that a module shows to others.
 *
 * @param literal its name in the text, in quotes; empty at 0 in a binary
 * @param field all of the export; around {@code literal}
 * @param mentions other places of the same text that name it: commands of a script
 */
public record Exported(String name, ExternalKind kind, Span literal, Span field, List<Span> mentions) {
    /** Copies the list. */
    public Exported {
        mentions = List.copyOf(mentions);
    }
}
