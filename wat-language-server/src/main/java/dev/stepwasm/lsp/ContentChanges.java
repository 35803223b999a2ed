package dev.stepwasm.lsp;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * The changes of one notification, each of which counts from the result of the one before. Editors list the many of a
 * formatted text from its end to its beginning, so that none moves another; such a run costs one copy of the text.
 */
final class ContentChanges {
    private SourceText text;
    private final Positions positions;
    /** Offsets count from {@link #text}; each stands before the one before it. */
    private final List<Replacement> run = new ArrayList<>();

    private ContentChanges(SourceText text, Positions positions) {
        this.text = text;
        this.positions = positions;
    }

    /** {@return the text after all changes} What lies outside the text is moved in. */
    static SourceText apply(SourceText text, List<TextDocumentContentChangeEvent> changes, Positions positions) {
        ContentChanges state = new ContentChanges(text, positions);
        for (TextDocumentContentChangeEvent change : changes) {
            state.add(change);
        }
        state.flush();
        return state.text;
    }

    private void add(TextDocumentContentChangeEvent change) {
        if (change.getRange() == null) {
            run.clear(); // whatever was changed before is replaced too
            text = new SourceText(text.name(), change.getText());
            return;
        }
        Span span = positions.span(text, change.getRange());
        // Right at the other one it could have got onto a line that the other one has made longer.
        if (!run.isEmpty() && span.end() >= run.getLast().span().start()) {
            flush();
            span = positions.span(text, change.getRange());
        }
        run.add(new Replacement(span, change.getText()));
    }

    private void flush() {
        if (run.size() == 1) {
            text = text.replace(run.getFirst().span(), run.getFirst().text());
        } else if (!run.isEmpty()) {
            StringBuilder edited = new StringBuilder(text.length());
            int at = 0;
            for (Replacement change : run.reversed()) {
                edited.append(text.text(), at, change.span().start()).append(change.text());
                at = change.span().end();
            }
            text = new SourceText(
                    text.name(), edited.append(text.text(), at, text.length()).toString());
        }
        run.clear();
    }
}
