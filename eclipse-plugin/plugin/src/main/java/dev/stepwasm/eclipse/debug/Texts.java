package dev.stepwasm.eclipse.debug;

import dev.stepwasm.engine.probe.BinaryTextAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.debug.Source;

/** The texts in which frames stand. */
final class Texts {
    private Texts() {}

    /** {@return what Eclipse opens for a frame: a file of the workspace, one of the disk, or a text of the adapter} */
    static Optional<Object> of(WasmFrame frame) {
        return frame.source().flatMap(source -> of(frame.target(), source));
    }

    private static Optional<Object> of(WasmTarget target, Source source) {
        Integer number = source.getSourceReference();
        if (number != null && number > 0) {
            return Optional.of(new AdapterText(target, source));
        }
        return Optional.ofNullable(source.getPath()).flatMap(Texts::path).map(Texts::file);
    }

    /** {@return the offset of a place in the text of a frame, if an editor has it; -1 otherwise} */
    static int offset(WasmFrame frame, int line, int column) {
        ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
        return frame.source()
                .map(Source::getPath)
                .filter(path -> buffers != null && !BinaryTextAddress.is(path))
                .flatMap(path -> Optional.ofNullable(buffers.getFileStoreTextFileBuffer(
                        EFS.getLocalFileSystem().getStore(IPath.fromOSString(path)))))
                .map(buffer -> offset(buffer.getDocument(), line, column))
                .orElse(-1);
    }

    private static int offset(IDocument text, int line, int column) {
        try {
            return text.getLineOffset(line - 1) + column - 1;
        } catch (BadLocationException e) {
            return -1; // the text is not that of the program any more
        }
    }

    private static Optional<Path> path(String path) {
        return BinaryTextAddress.is(path) ? BinaryTextAddress.binary(path) : Optional.of(Path.of(path));
    }

    private static Object file(Path path) {
        for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(path.toUri())) {
            if (file.exists()) {
                return file;
            }
        }
        return EFS.getLocalFileSystem().getStore(path.toUri());
    }
}
