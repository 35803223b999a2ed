package dev.stepwasm.eclipse.debug;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.binary.BinaryTexts;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;

/** The texts in which frames stand. */
final class Texts {
    private Texts() {}

    /** {@return what Eclipse opens for a frame: a file of the workspace, one of the disk, the text of a binary, or a text of the adapter} */
    static Optional<Object> of(WasmFrame frame) {
        return frame.source().flatMap(source -> of(frame.target(), source));
    }

    private static Optional<Object> of(WasmTarget target, Source source) {
        Integer number = source.getSourceReference();
        if (number != null && number > 0) {
            return Optional.of(new AdapterText(target, source));
        }
        return Optional.ofNullable(source.getPath()).flatMap(Texts::file);
    }

    /** {@return what Eclipse opens for a frame} The text of a binary is made before, so that the place of the frame is in it. */
    static Optional<Object> ready(WasmFrame frame) {
        frame.source()
                .map(Source::getPath)
                .filter(path -> BinaryTextAddress.binary(path).isPresent())
                .ifPresent(StepwasmPlugin.get().binaries()::now);
        return of(frame);
    }

    /** {@return the offset of a place in the text of a frame, if an editor has it; -1 otherwise} */
    static int offset(WasmFrame frame, int line, int column) {
        return buffered(frame).map(text -> offset(text, line, column)).orElse(-1);
    }

    /** {@return whether a document of an editor is the text of a frame} On the UI thread. */
    static boolean isShown(WasmFrame frame, IDocument document) {
        return buffered(frame)
                .or(() -> edited(frame))
                .filter(text -> text == document)
                .isPresent();
    }

    /** {@return the text of a frame, if that is a file that an editor has} */
    private static Optional<IDocument> buffered(WasmFrame frame) {
        ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
        return frame.source()
                .map(Source::getPath)
                .filter(path -> buffers != null)
                .flatMap(Texts::store)
                .flatMap(store -> Optional.ofNullable(buffers.getFileStoreTextFileBuffer(store)))
                .map(ITextFileBuffer::getDocument);
    }

    /** {@return the text of a frame, if that is no file and an editor shows it} */
    private static Optional<IDocument> edited(WasmFrame frame) {
        IEditorInput input =
                of(frame).map(text -> new Presentation().getEditorInput(text)).orElse(null);
        for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
            for (IWorkbenchPage page : window.getPages()) {
                if (input != null
                        && page.findEditor(input) instanceof ITextEditor editor
                        && editor.getDocumentProvider() != null) {
                    return Optional.ofNullable(editor.getDocumentProvider().getDocument(input));
                }
            }
        }
        return Optional.empty();
    }

    private static int offset(IDocument text, int line, int column) {
        try {
            return text.getLineOffset(line - 1) + column - 1;
        } catch (BadLocationException e) {
            return -1; // the text is not that of the program any more
        }
    }

    private static Optional<IFileStore> store(String path) {
        return BinaryTextAddress.is(path)
                ? BinaryTextAddress.binary(path).map(binary -> BinaryTexts.store(path))
                : Optional.of(EFS.getLocalFileSystem().getStore(IPath.fromOSString(path)));
    }

    private static Optional<Object> file(String path) {
        if (!BinaryTextAddress.is(path)) {
            URI address = Path.of(path).toUri();
            for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(address)) {
                if (file.exists()) {
                    return Optional.of(file);
                }
            }
        }
        return store(path).map(Object.class::cast);
    }
}
