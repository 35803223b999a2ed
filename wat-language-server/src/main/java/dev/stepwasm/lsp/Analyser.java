package dev.stepwasm.lsp;

import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.Optional;

/** How to analyse a version of a document: {@link Analysis#of(SourceText, Optional, Runnable)}, something slow in tests. */
@FunctionalInterface
interface Analyser {
    /**
     * {@return the analysis of a text}
     *
     * @param earlier of the version of the document that was analysed last
     * @param checkpoint throws when nobody wants the result any more
     */
    Analysis analyse(SourceText text, Optional<Analysis> earlier, Runnable checkpoint);
}
