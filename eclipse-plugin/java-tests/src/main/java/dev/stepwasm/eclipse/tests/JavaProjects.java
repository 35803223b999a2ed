package dev.stepwasm.eclipse.tests;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.core.IClasspathEntry;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.launching.JavaRuntime;

/** Makes Java projects for stories. */
final class JavaProjects {
    private JavaProjects() {}

    /**
     * {@return a new, open project} Its Java nature and its build path come at once, or Eclipse indexes what the path is not any
     * more, and logs that.
     *
     * @param source the folder with Java code, of one name or more
     * @param jars matches the files on the class path of the sample embedder that are needed, with their folders
     */
    static IProject create(String name, String source, String jars) throws CoreException, IOException {
        IClasspathEntry[] path = path(name, source, jars);
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
        JavaCore.run(
                monitor -> {
                    project.create(monitor);
                    project.open(monitor);
                    make(project.getFolder(source));
                    IProjectDescription description = project.getDescription();
                    description.setNatureIds(new String[] {JavaCore.NATURE_ID});
                    project.setDescription(description, monitor);
                    JavaCore.create(project)
                            .setRawClasspath(path, project.getFolder("bin").getFullPath(), monitor);
                },
                null);
        return project;
    }

    private static void make(IFolder folder) throws CoreException {
        if (folder.getParent() instanceof IFolder parent && !parent.exists()) {
            make(parent);
        }
        folder.create(true, true, null);
    }

    private static IClasspathEntry[] path(String project, String source, String jars) throws IOException {
        List<IClasspathEntry> entries = new ArrayList<>();
        entries.add(JavaCore.newSourceEntry(IPath.ROOT.append(project).append(source)));
        entries.add(JavaRuntime.getDefaultJREContainerEntry());
        for (String file : Shop.classPath().split(File.pathSeparator)) {
            if (file.matches(jars)) {
                entries.add(JavaCore.newLibraryEntry(IPath.fromOSString(file), null, null));
            }
        }
        return entries.toArray(IClasspathEntry[]::new);
    }
}
