package dev.stepwasm.eclipse.editor;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.IViewportListener;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextViewer;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

/**
 * Lets a long text be coloured in parts: what is to be seen at once, the rest bit by bit, so that the window lives on. All
 * of a text of 0.9 MB takes half a second, and JFace wants it twice when the text is opened. On the UI thread.
 */
final class Slices implements IViewportListener {
    /** So many characters are coloured in a few milliseconds. */
    private static final int SLICE = 16_000;
    /** What the user does comes between two slices. In milliseconds. */
    private static final int PAUSE = 10;

    private final TextViewer viewer;
    private final Runnable step = this::step;
    private @Nullable IDocument document;
    private @Nullable Position pending;
    private boolean stepping;

    Slices(TextViewer viewer) {
        this.viewer = viewer;
        viewer.addViewportListener(this);
    }

    /** Leaves the viewer alone. */
    void close() {
        forget();
        viewer.removeViewportListener(this);
    }

    /** {@return the part of a damage to colour now}; the rest follows */
    IRegion now(IRegion damage, IDocument of) {
        if (stepping || damage.getLength() <= SLICE) {
            return damage;
        }
        int start = damage.getOffset();
        int end = start + damage.getLength();
        Position before = pending;
        if (before != null && document == of && !before.isDeleted()) {
            start = Math.min(start, before.getOffset());
            end = Math.max(end, before.getOffset() + before.getLength());
        }
        remember(of, start, Math.min(end, of.getLength()));
        return within(visible(), damage);
    }

    /** A part of the damage, in the order of the text, if nothing of it can be seen. */
    private static IRegion within(IRegion seen, IRegion damage) {
        int start = Math.max(seen.getOffset(), damage.getOffset());
        int end = Math.min(seen.getOffset() + seen.getLength(), damage.getOffset() + damage.getLength());
        return start < end ? new Region(start, end - start) : new Region(damage.getOffset(), SLICE);
    }

    private IRegion visible() {
        int start = Math.max(0, viewer.getTopIndexStartOffset());
        int end = Math.max(start, viewer.getBottomIndexEndOffset());
        return new Region(start, Math.clamp(end - start, 1, SLICE));
    }

    private void remember(IDocument of, int start, int end) {
        forget();
        Position position = new Position(start, end - start);
        try {
            of.addPosition(position); // moves with the text
        } catch (BadLocationException e) {
            throw new IllegalArgumentException("a damage outside of the text", e);
        }
        document = of;
        pending = position;
        display().timerExec(PAUSE, step);
    }

    private void forget() {
        IDocument of = document;
        Position position = pending;
        if (of != null && position != null) {
            of.removePosition(position);
        }
        document = null;
        pending = null;
    }

    private void step() {
        Position rest = pending;
        if (rest == null || viewer.getTextWidget() == null || viewer.getDocument() != document) {
            forget();
            return;
        }
        int length = Math.min(SLICE, rest.getLength());
        int start = rest.getOffset();
        rest.setOffset(start + length);
        rest.setLength(rest.getLength() - length);
        if (rest.isDeleted() || rest.getLength() == 0) {
            forget();
        } else {
            display().timerExec(PAUSE, step);
        }
        color(start, length);
    }

    private void color(int start, int length) {
        stepping = true;
        try {
            viewer.invalidateTextPresentation(start, length);
        } finally {
            stepping = false;
        }
    }

    /** Who scrolls faster than colours come gets them where they look. */
    @Override
    public void viewportChanged(int verticalOffset) {
        Position rest = pending;
        if (rest != null && viewer.getDocument() == document) {
            IRegion seen = visible();
            if (rest.overlapsWith(seen.getOffset(), seen.getLength())) {
                color(seen.getOffset(), seen.getLength());
            }
        }
    }

    private Display display() {
        return viewer.getTextWidget().getDisplay();
    }
}
