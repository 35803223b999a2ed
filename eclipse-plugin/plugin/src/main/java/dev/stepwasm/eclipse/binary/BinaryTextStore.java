package dev.stepwasm.eclipse.binary;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileInfo;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.filesystem.provider.FileInfo;
import org.eclipse.core.filesystem.provider.FileStore;
import org.eclipse.core.runtime.IProgressMonitor;
import org.jspecify.annotations.Nullable;

/** The text of one binary. */
final class BinaryTextStore extends FileStore {
    private final URI uri;

    BinaryTextStore(URI uri) {
        this.uri = uri;
    }

    private Optional<File> binary() {
        return BinaryTextAddress.binary(uri.toString()).map(Path::toFile);
    }

    @Override
    public InputStream openInputStream(int options, @Nullable IProgressMonitor monitor) {
        String text = StepwasmPlugin.get().binaries().now(uri.toString());
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public IFileInfo fetchInfo(int options, @Nullable IProgressMonitor monitor) {
        FileInfo info = new FileInfo(getName());
        binary().filter(File::isFile).ifPresent(file -> {
            info.setExists(true);
            info.setLastModified(file.lastModified());
        });
        info.setAttribute(EFS.ATTRIBUTE_READ_ONLY, true);
        return info;
    }

    @Override
    public String getName() {
        String path = uri.getPath();
        return path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public @Nullable IFileStore getParent() {
        return null; // folders are those of the binaries, not ours
    }

    @Override
    public IFileStore getChild(String name) {
        return new BinaryTextStore(uri.resolve(uri.getPath() + "/" + name));
    }

    @Override
    public String[] childNames(int options, @Nullable IProgressMonitor monitor) {
        return EMPTY_STRING_ARRAY;
    }

    @Override
    public URI toURI() {
        return uri;
    }

    /** What titles and tool tips say. */
    @Override
    public String toString() {
        return binary().map(File::toString).orElseGet(uri::toString);
    }
}
