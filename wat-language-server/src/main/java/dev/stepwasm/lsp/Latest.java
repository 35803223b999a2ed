package dev.stepwasm.lsp;

import dev.stepwasm.ide.lens.UsePlaces;
import dev.stepwasm.ide.lint.Lints;
import dev.stepwasm.wat.Analysis;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was found out last about a document, for the next version to start from. Safe for use from any thread. */
final class Latest {
    private volatile @Nullable Analysis analysis;
    private volatile @Nullable Lints lints;
    private @Nullable UsePlaces uses;
    private final RunResults runs = new RunResults();

    /** {@return what became of the runs of the document} */
    RunResults runs() {
        return runs;
    }

    Optional<Analysis> analysis() {
        return Optional.ofNullable(analysis);
    }

    Optional<Lints> lints() {
        return Optional.ofNullable(lints);
    }

    /** {@return where the definitions of a version are used}; the last answer is kept */
    synchronized UsePlaces uses(Analysis version) {
        UsePlaces found = UsePlaces.of(version, Optional.ofNullable(uses));
        uses = found;
        return found;
    }

    void set(Analysis made) {
        analysis = made;
    }

    void set(Lints made) {
        lints = made;
    }
}
