package dev.stepwasm.eclipse.edit;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.editor.EditorPlace;
import dev.stepwasm.eclipse.server.Positions;
import dev.stepwasm.eclipse.server.TextPlace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

/** Formats the lines that are selected, or the whole text. How is decided by the settings of the server. */
public final class Format extends AbstractHandler {
    private static final int INDENTATION = 2;

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        EditorPlace.of(event)
                .filter(place -> place.viewer().isEditable())
                .ifPresent(place -> place.asked().ifPresent(asked -> format(place, asked)));
        return null;
    }

    private static void format(EditorPlace place, TextPlace asked) {
        place.say("");
        Display display = place.viewer().getTextWidget().getDisplay();
        long before = stamp(place);
        Optional<Range> part = selected(place);
        StepwasmPlugin.get()
                .server()
                .ask("format", server -> edits(server.getTextDocumentService(), asked, part))
                .whenComplete((edits, failure) -> display.asyncExec(() -> {
                    if (!place.isOpen()) {
                        return; // closed meanwhile
                    }
                    if (failure != null || stamp(place) != before) {
                        place.say("Not formatted, as the text has changed meanwhile: try again");
                    } else if (edits != null && !edits.isEmpty()) {
                        TextChanges.apply(edits, place.document());
                    }
                }));
    }

    private static Optional<Range> selected(EditorPlace place) {
        try {
            return place.length() == 0
                    ? Optional.empty()
                    : Optional.of(Positions.range(place.document(), place.offset(), place.length()));
        } catch (BadLocationException e) {
            throw new IllegalStateException("more is selected than there is", e);
        }
    }

    private static CompletableFuture<List<? extends TextEdit>> edits(
            TextDocumentService service, TextPlace asked, Optional<Range> part) {
        return part.map(range ->
                        service.rangeFormatting(new DocumentRangeFormattingParams(asked.document(), options(), range)))
                .orElseGet(() -> whole(service, asked));
    }

    /** {@return what formats a whole text} */
    static CompletableFuture<List<? extends TextEdit>> whole(TextDocumentService service, TextPlace asked) {
        return service.formatting(new DocumentFormattingParams(asked.document(), options()));
    }

    private static FormattingOptions options() {
        return new FormattingOptions(INDENTATION, true);
    }

    private static long stamp(EditorPlace place) {
        return place.document() instanceof IDocumentExtension4 stamped ? stamped.getModificationStamp() : 0;
    }
}
