package dev.stepwasm.eclipse.fix;

import dev.stepwasm.eclipse.editor.EditorPlace;
import dev.stepwasm.eclipse.icons.Icon;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.PlatformUI;

/** A quick fix in the list of the editor. */
record FixProposal(Fix fix) implements FixRow {
    @Override
    public void apply(IDocument document) {
        fix.apply(reason -> EditorPlace.of(PlatformUI.getWorkbench()
                        .getActiveWorkbenchWindow()
                        .getActivePage()
                        .getActiveEditor())
                .ifPresent(place -> place.say(reason)));
    }

    @Override
    public String getDisplayString() {
        return fix.title();
    }

    @Override
    public Image getImage() {
        return (fix.isQuickFix() ? Icon.FIX : Icon.REFACTOR).image();
    }
}
