package dev.stepwasm.ide;

import dev.stepwasm.ide.HoverText.Part;
import dev.stepwasm.wat.Analysis;
import java.util.List;
import java.util.Optional;

/** What to show about the name or index of something: its definition, and the comment above it. */
final class DefinitionHover {
    private DefinitionHover() {}

    static Optional<List<Part>> at(Analysis analysis, int offset) {
        return Optional.empty();
    }
}
