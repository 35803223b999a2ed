package dev.stepwasm.eclipse.attach;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;

/** Where the texts of modules and the sources of host functions are looked for. */
final class Sources {
    private Sources() {}

    /** {@return the folders of all open projects} */
    static List<String> ofWorkspace() {
        List<String> folders = new ArrayList<>();
        for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
            if (project.isOpen() && project.getLocation() != null) {
                folders.add(project.getLocation().toOSString());
            }
        }
        return folders;
    }
}
