package dev.stepwasm.eclipse.tests;

import dev.stepwasm.eclipse.editor.WatHover;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;

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

    /** Opens the popup for the word at the caret, as F2 does. An answer that takes too long opens none, so ask again. */
    static void open(ISourceViewer viewer) {
        long[] asked = {0};
        Window.until("the popup", () -> {
            if (System.nanoTime() - asked[0] > TimeUnit.SECONDS.toNanos(2)) {
                asked[0] = System.nanoTime();
                ((ITextOperationTarget) viewer).doOperation(ISourceViewer.INFORMATION);
            }
            return Arrays.stream(Display.getCurrent().getShells())
                    .anyMatch(shell -> shell.isVisible() && shows(shell, "[i32 i32] -> [i32]"));
        });
    }

    private static boolean shows(Composite parent, String part) {
        return Arrays.stream(parent.getChildren())
                .anyMatch(child -> child instanceof StyledText text
                                && text.isVisible()
                                && text.getText().contains(part)
                        || child instanceof Composite inner && shows(inner, part));
    }
}
