package dev.stepwasm.eclipse.workspace;

import dev.stepwasm.eclipse.StepwasmPlugin;
import java.util.Map;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.jspecify.annotations.Nullable;

/** Checks the texts of a project that are not open, whenever something has changed that they may have to do with. */
public final class WatBuilder extends IncrementalProjectBuilder {
    /** The builder, see plugin.xml. */
    static final String ID = "dev.stepwasm.eclipse.builder";

    /** Made by the platform. */
    public WatBuilder() {}

    @Override
    protected IProject @Nullable [] build(
            int kind, @Nullable Map<String, String> arguments, @Nullable IProgressMonitor monitor)
            throws CoreException {
        IResourceDelta delta = kind == FULL_BUILD ? null : getDelta(getProject());
        if (delta == null || !WatFiles.changes(delta).isEmpty()) {
            StepwasmPlugin.get().check().run(monitor);
        }
        return null;
    }

    @Override
    protected void clean(@Nullable IProgressMonitor monitor) throws CoreException {
        StepwasmPlugin.get().check().forget(getProject());
    }

    /**
     * Only markers are changed, for which no rule is needed, and the builder waits for the language server. A rule that
     * others want too would make them wait for it as well. None at all is taken for the whole workspace.
     */
    @Override
    public ISchedulingRule getRule(int kind, @Nullable Map<String, String> arguments) {
        return getProject().getWorkspace().getRoot().getProject(".dev.stepwasm.eclipse.builder");
    }
}
