package dev.stepwasm.eclipse.search;

import dev.stepwasm.eclipse.editor.EditorPlace;
import dev.stepwasm.eclipse.editor.Words;
import dev.stepwasm.eclipse.server.TextPlace;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IRegion;
import org.eclipse.search.ui.NewSearchUI;
import org.jspecify.annotations.Nullable;

/** Shows where the word at the caret is used. */
public final class FindReferences extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        EditorPlace.of(event).ifPresent(place -> {
            IRegion word = Words.at(place.document(), place.offset());
            Optional<TextPlace> asked = place.asked();
            if (word.getLength() == 0 || asked.isEmpty()) {
                place.say("Put the caret on a name to find its references");
                return;
            }
            place.say("");
            try {
                String name = place.document().get(word.getOffset(), word.getLength());
                NewSearchUI.runQueryInBackground(new ReferencesQuery(name, asked.get()));
            } catch (BadLocationException e) {
                throw new IllegalStateException("the text changed while a word of it was read", e);
            }
        });
        return null;
    }
}
