package dev.stepwasm.eclipse.workspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.core.resources.ICommand;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IProjectNature;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Says that a project has WebAssembly texts, so that all of them are checked and not only those in editors. Its
 * {@link WatBuilder} comes and goes with it.
 */
public final class WatNature implements IProjectNature {
    /** The nature, see plugin.xml. */
    public static final String ID = "dev.stepwasm.eclipse.nature";
    /** The marker type of its problems, see plugin.xml. */
    static final String PROBLEM = "dev.stepwasm.eclipse.problem";

    private @Nullable IProject project;

    /** Made by the platform. */
    public WatNature() {}

    /** {@return whether a project is open and has the nature} */
    public static boolean in(IProject project) {
        try {
            return project.isAccessible() && project.hasNature(ID);
        } catch (CoreException e) {
            return false; // closed or deleted meanwhile
        }
    }

    /**
     * Gives a project the nature. Needs the rule of the whole workspace.
     *
     * @throws CoreException if the description of the project cannot be changed
     */
    public static void add(IProject project, @Nullable IProgressMonitor monitor) throws CoreException {
        change(project, monitor, natures -> !natures.contains(ID) && natures.add(ID));
    }

    /**
     * Takes the nature from a project. Needs the rule of the whole workspace.
     *
     * @throws CoreException if the description of the project cannot be changed
     */
    public static void remove(IProject project, @Nullable IProgressMonitor monitor) throws CoreException {
        change(project, monitor, natures -> natures.remove(ID));
    }

    private interface Change {
        boolean apply(List<String> natures);
    }

    private static void change(IProject project, @Nullable IProgressMonitor monitor, Change change)
            throws CoreException {
        IProjectDescription description = project.getDescription();
        List<String> natures = new ArrayList<>(Arrays.asList(description.getNatureIds()));
        if (change.apply(natures)) {
            description.setNatureIds(natures.toArray(String[]::new));
            project.setDescription(description, monitor);
        }
    }

    @Override
    public void configure() throws CoreException {
        IProjectDescription description = getProject().getDescription();
        List<ICommand> commands = others(description);
        ICommand ours = description.newCommand();
        ours.setBuilderName(WatBuilder.ID);
        commands.add(ours);
        setCommands(description, commands);
    }

    @Override
    public void deconfigure() throws CoreException {
        IProjectDescription description = getProject().getDescription();
        setCommands(description, others(description));
        for (IMarker marker : getProject().findMarkers(PROBLEM, false, IResource.DEPTH_INFINITE)) {
            if (!marker.getAttribute(IMarker.TRANSIENT, false)) {
                marker.delete();
            }
        }
    }

    private static List<ICommand> others(IProjectDescription description) {
        List<ICommand> commands = new ArrayList<>(Arrays.asList(description.getBuildSpec()));
        commands.removeIf(command -> command.getBuilderName().equals(WatBuilder.ID));
        return commands;
    }

    private void setCommands(IProjectDescription description, List<ICommand> commands) throws CoreException {
        description.setBuildSpec(commands.toArray(ICommand[]::new));
        getProject().setDescription(description, null);
    }

    @Override
    public IProject getProject() {
        return Objects.requireNonNull(project, "the nature is of no project yet");
    }

    @Override
    public void setProject(IProject of) {
        project = of;
    }
}
