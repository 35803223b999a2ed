package dev.stepwasm.eclipse.java.maven;

import dev.stepwasm.eclipse.debug.Notices;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ltk.core.refactoring.TextFileChange;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.ide.IDE;
import org.jspecify.annotations.Nullable;

/** "Configure > Add Stepwasm to pom.xml" of a Maven project. */
public final class AddDependency extends AbstractHandler {
    private static final String NOT_ADDED = "Stepwasm was not added";

    /** For the extension point. */
    public AddDependency() {}

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection) {
            Optional.ofNullable(Adapters.adapt(selection.getFirstElement(), IProject.class))
                    .ifPresent(project -> add(project, event));
        }
        return null;
    }

    private static void add(IProject project, ExecutionEvent event) {
        try {
            Optional<TextFileChange> change = PomChange.of(project, Artifact.ENGINE);
            if (change.isEmpty()) {
                Notices.show(
                        NOT_ADDED,
                        "The pom.xml of " + project.getName()
                                + " depends on stepwasm-engine already, or has another form than that of Maven's"
                                + " poms.");
                return;
            }
            change.get().perform(new NullProgressMonitor());
            IDE.openEditor(
                    HandlerUtil.getActiveWorkbenchWindow(event).getActivePage(),
                    PomChange.pom(project).orElseThrow());
        } catch (PartInitException e) {
            Notices.show("Stepwasm was added", "but no editor opens the pom.xml: " + e.getMessage());
        } catch (CoreException e) {
            Notices.show(NOT_ADDED, e.getStatus().getMessage());
        }
    }
}
