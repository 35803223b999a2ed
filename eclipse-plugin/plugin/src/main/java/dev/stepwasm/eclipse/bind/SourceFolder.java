package dev.stepwasm.eclipse.bind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;

/** Where a project keeps Java sources, also as Eclipse without Java tools can know it. */
final class SourceFolder {
    private static final Pattern ENTRY = Pattern.compile("<classpathentry\\b[^>]*\\bkind=\"src\"[^>]*>");
    private static final Pattern PATH = Pattern.compile("\\bpath=\"([^\"/][^\"]*)\"");

    private SourceFolder() {}

    /** {@return the first folder of sources, or the project if there is none} */
    static IContainer of(IProject project) {
        return declared(project)
                .or(() -> List.of("src/main/java", "src").stream()
                        .map(project::getFolder)
                        .filter(IFolder::exists)
                        .findFirst())
                .map(IContainer.class::cast)
                .orElse(project);
    }

    private static Optional<IFolder> declared(IProject project) {
        IFile file = project.getFile(".classpath");
        if (!file.exists()) {
            return Optional.empty();
        }
        try (InputStream in = file.getContents(true)) {
            Matcher entry = ENTRY.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (entry.find()) {
                Matcher path = PATH.matcher(entry.group());
                if (path.find()
                        && project.getFolder(IPath.fromPortableString(path.group(1)))
                                .exists()) {
                    return Optional.of(project.getFolder(IPath.fromPortableString(path.group(1))));
                }
            }
        } catch (IOException | CoreException unreadable) {
            return Optional.empty(); // The folder is a proposal; the user sees and changes it.
        }
        return Optional.empty();
    }

    /** {@return the package below which everything in a folder of sources is; empty if there is none} */
    static String commonPackage(IContainer sources) {
        IContainer folder = sources;
        StringBuilder name = new StringBuilder();
        try {
            while (true) {
                IResource[] members = folder.members();
                if (members.length != 1 || !(members[0] instanceof IFolder only)) {
                    break;
                }
                name.append(name.isEmpty() ? "" : ".").append(only.getName());
                folder = only;
            }
        } catch (CoreException unreadable) {
            return ""; // As above.
        }
        return name.toString();
    }
}
