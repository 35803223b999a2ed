package dev.stepwasm.eclipse.refactor;

import org.eclipse.ltk.ui.refactoring.RefactoringWizard;
import org.eclipse.ltk.ui.refactoring.UserInputWizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Asks for the new name, and shows what changes before it does. */
final class RenameWizard extends RefactoringWizard {
    private final WatRename rename;

    RenameWizard(WatRename rename) {
        super(rename, DIALOG_BASED_USER_INTERFACE | PREVIEW_EXPAND_FIRST_NODE);
        this.rename = rename;
        setDefaultPageTitle(rename.getName());
    }

    @Override
    protected void addUserInputPages() {
        addPage(new NamePage(rename));
    }

    private static final class NamePage extends UserInputWizardPage {
        private final WatRename rename;

        NamePage(WatRename rename) {
            super("name");
            this.rename = rename;
        }

        @Override
        public void createControl(Composite parent) {
            Composite row = new Composite(parent, SWT.NONE);
            row.setLayout(new GridLayout(2, false));
            new Label(row, SWT.NONE).setText("New na&me:");
            Text name = new Text(row, SWT.BORDER);
            name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
            name.setText(rename.oldName());
            name.selectAll();
            name.addModifyListener(typed -> check(name.getText()));
            setControl(row);
            setPageComplete(false);
            name.setFocus();
        }

        private void check(String name) {
            rename.newName(name);
            setErrorMessage(name.isEmpty() ? "Type a name" : null);
            setPageComplete(!name.isEmpty() && !name.equals(rename.oldName()));
        }
    }
}
