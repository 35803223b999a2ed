package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.server.Documents;
import dev.stepwasm.eclipse.server.EditorClient;
import dev.stepwasm.eclipse.server.ServerLink;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server is told about a document, also after it failed. */
class DocumentsTest {
    private final QuietServer server = new QuietServer();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
    private final ServerLink link = new ServerLink(
            () -> server,
            new EditorClient(found -> {}, ILog.of(DocumentsTest.class)),
            new InitializeParams(),
            (doing, cause) -> failures.add(doing + ": " + cause.getMessage()));
    private final Documents documents = new Documents(link, Display.getCurrent());
    private IProject project;
    private IFile file;
    private IDocument document;

    @BeforeEach
    void connect() throws CoreException {
        project = ResourcesPlugin.getWorkspace().getRoot().getProject("documents");
        project.create(null);
        project.open(null);
        file = project.getFile("a.wast");
        file.create(new ByteArrayInputStream("a\r\nb\n".getBytes(StandardCharsets.UTF_8)), true, null);
        buffers.connect(file.getFullPath(), LocationKind.IFILE, null);
        document = buffers.getTextFileBuffer(file.getFullPath(), LocationKind.IFILE)
                .getDocument();
    }

    @AfterEach
    void disconnect() throws CoreException {
        documents.close();
        link.close();
        project.delete(true, true, null);
    }

    @Test
    void everyChangeIsHandedOn() throws Exception {
        documents.open(document);
        documents.open(document);
        document.replace(1, 2, "");
        document.replace(2, 1, "x\ny");
        buffers.disconnect(file.getFullPath(), LocationKind.IFILE, null);
        document.replace(0, 0, "not ours any more");
        assertThat(told())
                .containsExactly("open wast 1: a\r\nb\n", "change 2: 0:1-1:0 ", "change 3: 0:2-1:0 x\ny", "close");
        assertThat(documents.uriOf(document)).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void afterAFailureTheWholeTextIsHandedOver() throws Exception {
        documents.open(document);
        document.set("crash");
        told();
        document.set("fine");
        document.replace(4, 0, "!");
        assertThat(told())
                .containsExactly(
                        "open wast 1: a\r\nb\n",
                        "change 2: 0:0-2:0 crash",
                        "close",
                        "open wast 3: fine",
                        "change 4: 0:4-0:4 !");
        assertThat(failures).containsExactly("check a.wast: as asked");
        buffers.disconnect(file.getFullPath(), LocationKind.IFILE, null);
    }

    @Test
    void aServerThatFailsAgainAndAgainIsLeftAlone() throws Exception {
        documents.open(document);
        for (int i = 0; i < 10; i++) {
            document.set("crash");
            told();
            document.set("fine");
            told();
        }
        assertThat(failures).hasSize(3);
        buffers.disconnect(file.getFullPath(), LocationKind.IFILE, null);
    }

    /** {@return what the server was told up to now} */
    private List<String> told() {
        link.tell("wait", started -> {}).orTimeout(60, TimeUnit.SECONDS).join();
        return server.told();
    }
}
