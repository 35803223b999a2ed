package dev.stepwasm.eclipse.navigation;

import dev.stepwasm.eclipse.editor.Words;
import dev.stepwasm.eclipse.server.TextPlace;
import java.util.List;
import java.util.Objects;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.hyperlink.AbstractHyperlinkDetector;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.lsp4j.Location;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;

/**
 * Makes links of words that lead somewhere, while the control key is held down. JFace asks on the UI thread, again with
 * each move of the mouse: the server is asked when the pointer comes to a word, and its answer is there for one of the next
 * moves. On the UI thread.
 */
public final class WatHyperlinks extends AbstractHyperlinkDetector {
    private record Word(IDocument document, long version, IRegion region) {}

    private @Nullable Word asked;
    private @Nullable List<Location> found;

    @Override
    public IHyperlink @Nullable [] detectHyperlinks(ITextViewer viewer, IRegion region, boolean canShowMultiple) {
        IDocument document = viewer.getDocument();
        if (document == null) {
            return null;
        }
        IRegion word = Words.at(document, region.getOffset());
        if (word.getLength() == 0) {
            return null;
        }
        long version = document instanceof IDocumentExtension4 stamped ? stamped.getModificationStamp() : 0;
        Word here = new Word(document, version, word);
        if (!here.equals(asked)) {
            asked = here;
            found = null;
            ask(here, region.getOffset());
            return null;
        }
        return found == null || found.isEmpty()
                ? null
                : found.stream()
                        .limit(canShowMultiple ? found.size() : 1)
                        .map(location -> new Link(word, location))
                        .toArray(IHyperlink[]::new);
    }

    private void ask(Word word, int offset) {
        Display display = Objects.requireNonNull(Display.getCurrent());
        TextPlace.of(word.document(), offset)
                .ifPresent(place -> Definitions.DEFINITION
                        .of(place)
                        .thenAccept(answer -> display.asyncExec(() -> {
                            if (word.equals(asked)) {
                                found = answer;
                            }
                        })));
    }

    private record Link(IRegion region, Location location) implements IHyperlink {
        @Override
        public IRegion getHyperlinkRegion() {
            return region;
        }

        @Override
        public String getTypeLabel() {
            return "Definition";
        }

        @Override
        public String getHyperlinkText() {
            String uri = location.getUri();
            return "Open Definition in " + uri.substring(uri.lastIndexOf('/') + 1) + ", line "
                    + (location.getRange().getStart().getLine() + 1);
        }

        @Override
        public void open() {
            Places.open(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), location);
        }
    }
}
