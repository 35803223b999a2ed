package dev.stepwasm.eclipse.binary;

import dev.stepwasm.eclipse.server.ServerLink;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import dev.stepwasm.lsp.TextDocumentContent;
import dev.stepwasm.lsp.WatLanguageServer;
import java.lang.ref.SoftReference;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

/**
 * The texts of binaries as the server makes them, while there is memory. Whoever reads one on the UI thread gets a line
 * that says that it is being read, and the text as soon as it is there. Safe for use from any thread.
 */
public final class BinaryTexts {
    /** What passes for at once. In milliseconds. */
    private static final int PATIENCE_OF_UI = 40;

    private final ServerLink server;
    private final Map<String, SoftReference<String>> known = new ConcurrentHashMap<>();

    /** Makes a store that has asked for nothing yet. */
    public BinaryTexts(ServerLink server) {
        this.server = server;
    }

    /** {@return the text at an address, as the server makes it of the binary as it is now} */
    CompletableFuture<String> ask(String uri) {
        var question = new TextDocumentContent.Params(uri);
        return server.ask(
                        "show " + uri,
                        running -> running instanceof WatLanguageServer ours
                                ? ours.ownTextDocumentContent(question)
                                : CompletableFuture.failedFuture(new IllegalStateException("another server")))
                .thenApply(TextDocumentContent.Result::text)
                .whenComplete((text, failure) -> {
                    if (failure == null) {
                        known.put(uri, new SoftReference<>(text));
                    }
                });
    }

    /** {@return the text at an address, or a line about it} It is kept, so that an editor has it at once. */
    public String now(String uri) {
        SoftReference<String> kept = known.get(uri);
        String text = kept == null ? null : kept.get();
        if (text != null) {
            return text;
        }
        boolean isUi = Display.getCurrent() != null;
        CompletableFuture<String> answer = ask(uri);
        try {
            return isUi ? answer.get(PATIENCE_OF_UI, TimeUnit.MILLISECONDS) : answer.get();
        } catch (TimeoutException e) {
            answer.thenRun(() -> showAgain(uri));
            return ";; " + name(uri) + " is being read.\n";
        } catch (ExecutionException e) {
            return ";; " + name(uri) + " cannot be shown: the error log says why. Opening it again tries again.\n";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ";; " + name(uri) + " was not read.\n";
        }
    }

    private static String name(String uri) {
        return BinaryTextAddress.binary(uri)
                .map(Path::getFileName)
                .map(Path::toString)
                .orElse(uri);
    }

    /** A binary has changed, or what is shown of binaries has. */
    public void changed(String uri) {
        known.remove(uri);
        Display display = Display.getDefault();
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (buffer(uri) != null) {
                    ask(uri).thenRun(() -> showAgain(uri));
                }
            });
        }
    }

    private static void showAgain(String uri) {
        Display display = Display.getDefault();
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                ITextFileBuffer buffer = buffer(uri);
                try {
                    if (buffer != null) {
                        buffer.revert(null);
                    }
                } catch (CoreException e) {
                    ILog.of(BinaryTexts.class).error("the text of " + name(uri) + " cannot be shown", e);
                }
            });
        }
    }

    /** {@return what an editor has of a text, if it has} */
    private static @Nullable ITextFileBuffer buffer(String uri) {
        return FileBuffers.getTextFileBufferManager().getFileStoreTextFileBuffer(store(uri));
    }

    /** {@return the file that has the text at an address} */
    public static IFileStore store(String uri) {
        try {
            return EFS.getStore(URI.create(uri));
        } catch (CoreException e) {
            throw new IllegalStateException("the file system of binaries as texts is not there", e);
        }
    }
}
