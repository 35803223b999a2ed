package dev.stepwasm.eclipse.preferences;

import dev.stepwasm.eclipse.edit.FormatOnSave;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.dialogs.PreferenceLinkArea;
import org.eclipse.ui.preferences.IWorkbenchPreferenceContainer;

/** The page above the others: what concerns projects and runs, and where to find the rest. */
public final class GeneralPage extends SettingsPage {
    private static final String COLORS = "org.eclipse.ui.preferencePages.ColorsAndFonts";

    /** Made by the platform. */
    public GeneralPage() {}

    @Override
    protected void createFieldEditors() {
        addField(new BooleanFieldEditor(
                Defaults.NATURE,
                label("Add the WebAssembly nature to a project when one of its texts is opened, so that the problems of"
                        + " all its texts are kept"),
                getFieldEditorParent()));
        addField(new BooleanFieldEditor(
                FormatOnSave.PREFERENCE, label("Format a text when it is saved"), getFieldEditorParent()));
        super.createFieldEditors();
    }

    @Override
    protected Control createContents(Composite parent) {
        Control fields = super.createContents(parent);
        if (getContainer() instanceof IWorkbenchPreferenceContainer container) {
            var link = new PreferenceLinkArea(
                    parent,
                    SWT.NONE,
                    COLORS,
                    "Colors are with all others, under <a>''{0}''</a> > WebAssembly Text.",
                    container,
                    "selectCategory:dev.stepwasm.eclipse.colors");
            link.getControl().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        }
        return fields;
    }
}
