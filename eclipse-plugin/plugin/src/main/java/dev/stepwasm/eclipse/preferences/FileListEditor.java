package dev.stepwasm.eclipse.preferences;

import org.eclipse.jface.preference.ListEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.jspecify.annotations.Nullable;

/** A list of files, kept as lines. */
final class FileListEditor extends ListEditor {
    FileListEditor(String name, String label, Composite parent) {
        super(name, label, parent);
    }

    @Override
    protected String createList(String[] items) {
        return String.join("\n", items);
    }

    @Override
    protected @Nullable String getNewInputObject() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setText("Catalogue of Imports");
        dialog.setFilterExtensions(new String[] {"*.json", "*.*"});
        return dialog.open();
    }

    @Override
    protected String[] parseString(String lines) {
        return lines.lines().toArray(String[]::new);
    }
}
