package dev.stepwasm.eclipse.bind;

import dev.stepwasm.engine.typed.TypedInterface;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.jspecify.annotations.NullUnmarked;

/** "New > Java Interface for WebAssembly Module": writes what {@code stepwasm bind} writes, and opens it. */
@NullUnmarked // Eclipse calls init before everything else
public final class BindWizard extends Wizard implements INewWizard {
    private IWorkbench workbench;
    private BindPage page;

    /** For the extension point. */
    public BindWizard() {
        setWindowTitle("New Java Interface for WebAssembly Module");
        setNeedsProgressMonitor(true);
    }

    @Override
    public void init(IWorkbench opened, IStructuredSelection selection) {
        workbench = opened;
        IFile file = Adapters.adapt(selection.getFirstElement(), IFile.class);
        page = new BindPage(Optional.ofNullable(file).filter(BindPage::isModule));
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        Optional<Wanted> wanted = page.wanted();
        if (wanted.isEmpty()) {
            return false;
        }
        try {
            getContainer().run(true, false, monitor -> write(wanted.get(), monitor));
            IDE.openEditor(
                    workbench.getActiveWorkbenchWindow().getActivePage(),
                    wanted.get().target());
            return true;
        } catch (InvocationTargetException e) {
            page.setMessage(e.getTargetException().getMessage(), IMessageProvider.ERROR);
        } catch (PartInitException e) {
            page.setMessage(
                    "The interface is written, but no editor opens it: " + e.getMessage(), IMessageProvider.ERROR);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static void write(Wanted wanted, IProgressMonitor monitor) throws InvocationTargetException {
        try {
            wanted.mustBeOurs();
            TypedInterface made = wanted.interfaceText();
            byte[] content = made.text().getBytes(StandardCharsets.UTF_8);
            IFile target = wanted.target();
            if (target.exists()) {
                target.setContents(new ByteArrayInputStream(content), true, true, monitor);
            } else {
                make(target.getParent(), monitor);
                target.create(new ByteArrayInputStream(content), true, monitor);
                target.setCharset(StandardCharsets.UTF_8.name(), monitor);
            }
        } catch (Wanted.RefusedException | CoreException e) {
            throw new InvocationTargetException(e);
        }
    }

    private static void make(IContainer folder, IProgressMonitor monitor) throws CoreException {
        if (folder instanceof IFolder missing && !missing.exists()) {
            make(missing.getParent(), monitor);
            missing.create(true, true, monitor);
        }
    }
}
