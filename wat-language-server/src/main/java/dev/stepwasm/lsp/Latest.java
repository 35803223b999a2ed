package dev.stepwasm.lsp;

import dev.stepwasm.ide.lint.Lints;
import dev.stepwasm.wat.Analysis;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was found out last about a document, for the next version to start from. Safe for use from any thread. */
final class Latest {
    private volatile @Nullable Analysis analysis;
    private volatile @Nullable Lints lints;

    Optional<Analysis> analysis() {
        return Optional.ofNullable(analysis);
    }

    Optional<Lints> lints() {
        return Optional.ofNullable(lints);
    }

    void set(Analysis made) {
        analysis = made;
    }

    void set(Lints made) {
        lints = made;
    }
}
