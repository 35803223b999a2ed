package dev.stepwasm.eclipse.java.launch;

import java.util.List;
import java.util.TreeSet;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.core.Flags;
import org.eclipse.jdt.core.IJavaElement;
import org.eclipse.jdt.core.IJavaProject;
import org.eclipse.jdt.core.IType;
import org.eclipse.jdt.core.search.IJavaSearchScope;
import org.eclipse.jdt.core.search.SearchEngine;

/** Finds the classes of a Java project that give imports to modules. */
final class HostModuleSearch {
    private static final String HOST_MODULE = "dev.stepwasm.engine.HostModule";

    private HostModuleSearch() {}

    /** {@return their names, sorted; none if the project does not depend on the engine} Not on the UI thread. */
    static List<String> in(IJavaProject project, IProgressMonitor monitor) throws CoreException {
        IType wanted = project.findType(HOST_MODULE, monitor);
        if (wanted == null) {
            return List.of();
        }
        IJavaSearchScope own = SearchEngine.createJavaSearchScope(
                new IJavaElement[] {project}, IJavaSearchScope.SOURCES | IJavaSearchScope.REFERENCED_PROJECTS);
        var names = new TreeSet<String>();
        for (IType type : wanted.newTypeHierarchy(project, monitor).getAllSubtypes(wanted)) {
            int flags = type.getFlags();
            if (own.encloses(type)
                    && type.isClass()
                    && !type.isAnonymous()
                    && !Flags.isAbstract(flags)
                    && Flags.isPublic(flags)) {
                names.add(type.getFullyQualifiedName('$'));
            }
        }
        return List.copyOf(names);
    }
}
