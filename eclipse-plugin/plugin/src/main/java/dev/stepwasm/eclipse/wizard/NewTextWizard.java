package dev.stepwasm.eclipse.wizard;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;
import org.jspecify.annotations.Nullable;

/** Makes a WebAssembly text or script from a template and opens it. */
public final class NewTextWizard extends BasicNewResourceWizard {
    private @Nullable NewTextPage page;

    /** Made by the platform. */
    public NewTextWizard() {}

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        super.init(workbench, selection);
        setWindowTitle("New WebAssembly Text File");
    }

    @Override
    public void addPages() {
        page = new NewTextPage(getSelection());
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        IFile file = page == null ? null : page.createNewFile();
        if (file == null) {
            return false; // the page has said why
        }
        selectAndReveal(file);
        IWorkbenchPage where = getWorkbench().getActiveWorkbenchWindow().getActivePage();
        try {
            IDE.openEditor(where, file, true);
        } catch (PartInitException e) {
            page.setErrorMessage("The file was made but cannot be opened: " + e.getMessage());
        }
        return true;
    }
}
