package dev.stepwasm.eclipse.fix;

import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.graphics.Image;
import org.jspecify.annotations.Nullable;

/** The row that is there until the server has answered. */
record Looking() implements FixRow {
    @Override
    public void apply(IDocument document) {
        // There is nothing to do yet.
    }

    @Override
    public String getDisplayString() {
        return "Looking for quick fixes...";
    }

    @Override
    public @Nullable Image getImage() {
        return null;
    }
}
