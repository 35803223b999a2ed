package dev.stepwasm.eclipse.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.swt.widgets.Display;

/**
 * The documents that the server knows: each from the moment a viewer shows it until its file buffer goes, however many
 * viewers there are. Used on the UI thread, but for {@link #publish}, {@link #uriOf}
 * and what says so.
 */
public final class Documents implements BufferListener, AutoCloseable {
    private final ServerLink link;
    private final FileWatch watch;
    private final Display display;
    private final Map<String, OpenDocument> byUri = new ConcurrentHashMap<>();
    private final Map<IDocument, OpenDocument> byDocument = new ConcurrentHashMap<>();
    /** One for each file ever opened, so that two writers never meet at a file. */
    private final Map<IFile, FileMarkers> markers = new HashMap<>();

    /** Begins with no documents, and nobody who keeps problems. */
    public Documents(ServerLink link, Display display) {
        this(link, FileWatch.NONE, display);
    }

    /**
     * Begins with no documents.
     *
     * @param link the server that shall follow them
     * @param watch is told which files are open
     * @param display the display whose thread owns the documents
     */
    public Documents(ServerLink link, FileWatch watch, Display display) {
        this.link = link;
        this.watch = watch;
        this.display = display;
        FileBuffers.getTextFileBufferManager().addFileBufferListener(this);
    }

    /** Makes the server follow a document, unless it does so already or the document belongs to no file. */
    public void open(IDocument document) {
        ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(document);
        if (buffer == null || byDocument.containsKey(document)) {
            return;
        }
        Optional<IFile> file = Optional.ofNullable(buffer.getLocation()).map(FileBuffers::getWorkspaceFileAtLocation);
        String uri = uri(buffer, file);
        if (byUri.containsKey(uri)) {
            return; // the same file by another way, as a linked folder
        }
        IAnnotationModel model = buffer.getAnnotationModel();
        ProblemView view =
                file.<ProblemView>map(known -> markers(known, model)).orElseGet(() -> new BufferAnnotations(model));
        OpenDocument opened = new OpenDocument(uri, buffer.getFileStore().getName(), document, view, link);
        byUri.put(uri, opened);
        byDocument.put(document, opened);
        opened.open();
        file.ifPresent(watch::opened);
    }

    private FileMarkers markers(IFile file, IAnnotationModel model) {
        return markers.computeIfAbsent(file, known -> new FileMarkers(known, model, watch, display))
                .on(model);
    }

    private static String uri(ITextFileBuffer buffer, Optional<IFile> file) {
        URI uri = file.map(IFile::getLocationURI)
                .orElseGet(() -> buffer.getFileStore().toURI());
        // Eclipse writes file:/a, the protocol file:///a.
        return "file".equals(uri.getScheme()) ? Path.of(uri).toUri().toString() : uri.toString();
    }

    /** {@return by which URI the server knows a document, if it does} */
    public Optional<String> uriOf(IDocument document) {
        return Optional.ofNullable(byDocument.get(document)).map(OpenDocument::uri);
    }

    /** {@return whether a document with this URI is followed} Any thread may call. */
    public boolean isOpen(String uri) {
        return byUri.containsKey(uri);
    }

    /** Makes sure that a document shows what was found in it last, if it is open. Any thread may call. */
    public void showAgain(String uri) {
        if (isOpen(uri) && !display.isDisposed()) {
            display.asyncExec(() -> {
                OpenDocument document = byUri.get(uri);
                if (document != null) {
                    document.showAgain();
                }
            });
        }
    }

    /** Shows what the server found in a document. Any thread may call. */
    public void publish(PublishDiagnosticsParams found) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                OpenDocument document = byUri.get(found.getUri());
                if (document != null) {
                    document.show(found);
                }
            });
        }
    }

    @Override
    public void bufferDisposed(IFileBuffer buffer) {
        if (buffer instanceof ITextFileBuffer text) {
            OpenDocument document = byDocument.remove(text.getDocument());
            if (document != null) {
                byUri.remove(document.uri());
                document.close();
            }
        }
    }

    /** Lets go of all documents. */
    @Override
    public void close() {
        FileBuffers.getTextFileBufferManager().removeFileBufferListener(this);
        byDocument.clear();
        byUri.clear();
    }
}
