package dev.stepwasm.eclipse.workspace;

import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

/** Gives the chosen projects the nature, or takes it from them, as plugin.xml says: {@code add} or {@code remove}. */
public final class NatureCommand extends AbstractHandler implements IExecutableExtension {
    private boolean adds;

    /** Made by the platform. */
    public NatureCommand() {}

    @Override
    public void setInitializationData(IConfigurationElement element, String property, @Nullable Object data) {
        adds = "add".equals(data);
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        Set<IProject> chosen = new LinkedHashSet<>();
        if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection) {
            for (Object each : selection) {
                IResource resource = Adapters.adapt(each, IResource.class);
                if (resource != null && resource.getProject() != null) {
                    chosen.add(resource.getProject());
                }
            }
        }
        chosen.forEach(this::change);
        return null;
    }

    private void change(IProject project) {
        String doing = adds ? "Adding the WebAssembly nature to " : "Removing the WebAssembly nature from ";
        WorkspaceJob job = new WorkspaceJob(doing + project.getName()) {
            @Override
            public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
                NatureByItself.remember(project, adds);
                if (adds) {
                    WatNature.add(project, monitor);
                } else {
                    WatNature.remove(project, monitor);
                }
                return Status.OK_STATUS;
            }
        };
        job.setRule(project.getWorkspace().getRoot()); // of all projects: natures may depend on each other
        job.setUser(true);
        job.schedule();
    }
}
