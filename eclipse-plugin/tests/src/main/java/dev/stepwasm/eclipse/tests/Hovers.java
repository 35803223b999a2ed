package dev.stepwasm.eclipse.tests;

import dev.stepwasm.eclipse.editor.WatHover;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.source.ISourceViewer;

/** Asks the hover as JFace does: where on the UI thread, what on another. */
final class Hovers {
    private Hovers() {}

    static String textAt(ISourceViewer viewer, int offset) {
        WatHover hover = new WatHover();
        IRegion region = hover.getHoverRegion(viewer, offset);
        CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> hover.getHoverInfo(viewer, region));
        Window.until("the hover", text::isDone);
        return text.join();
    }
}
