package dev.stepwasm.eclipse.workspace;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;

/** Files of the workspace as the language server knows them. */
final class WatFiles {
    private static final int CONTENT = IResourceDelta.CONTENT | IResourceDelta.REPLACED | IResourceDelta.ENCODING;
    private static final List<String> ENDINGS = List.of(".wat", ".wast", ".wasm", "wasm-imports.json");
    private static final String CATALOGUE = "stepwasm.imports.json";

    private WatFiles() {}

    /** {@return what the server wants to know of what has changed} */
    static List<FileEvent> changes(IResourceDelta delta) throws CoreException {
        List<FileEvent> changes = new ArrayList<>();
        delta.accept(each -> {
            if (each.getResource() instanceof IFile file && isRead(file) && isChange(each)) {
                uri(file).ifPresent(uri -> changes.add(new FileEvent(uri, type(each))));
            }
            return true;
        });
        return changes;
    }

    private static boolean isRead(IFile file) {
        String name = file.getName().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) || name.equals(CATALOGUE);
    }

    private static boolean isChange(IResourceDelta delta) {
        return delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & CONTENT) != 0;
    }

    private static FileChangeType type(IResourceDelta delta) {
        return switch (delta.getKind()) {
            case IResourceDelta.ADDED -> FileChangeType.Created;
            case IResourceDelta.REMOVED -> FileChangeType.Deleted;
            default -> FileChangeType.Changed;
        };
    }

    /** {@return the address by which the server knows a file or folder}; empty if it is not on a disk of this machine */
    static Optional<String> uri(IResource resource) {
        URI location = resource.getLocationURI();
        return location != null && "file".equals(location.getScheme())
                ? Optional.of(Path.of(location).toUri().toString()) // Eclipse writes file:/a, the protocol file:///a
                : Optional.empty();
    }

    /** {@return the file whose problems are kept}: of several at one place, that of the innermost project */
    static Optional<IFile> kept(String uri) {
        URI location = Path.of(URI.create(uri)).toFile().toURI();
        return Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(location))
                .filter(WatFiles::isKept)
                .min(Comparator.comparingInt(file -> file.getFullPath().segmentCount()));
    }

    /** {@return whether the problems of a file are kept while it is not open, and not those of another one at its place} */
    static boolean keepsProblems(IFile file) {
        return isKept(file)
                && uri(file).flatMap(WatFiles::kept).filter(file::equals).isPresent();
    }

    /** {@return whether problems of a text are kept in a project} What others made of it has none. */
    private static boolean isKept(IFile file) {
        return file.isAccessible() && WatNature.in(file.getProject()) && !file.isDerived(IResource.CHECK_ANCESTORS);
    }
}
