package dev.stepwasm.lsp;

import java.util.HashSet;
import java.util.Set;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * Whether the operand stack is shown, document by document. The protocol does not say where a cursor is, so what is shown
 * on demand is what somebody has asked for by a command. Safe for use from any thread.
 */
final class StackToggle {
    private final OpenDocuments documents;
    private final Refreshes refreshes;
    private final Workers workers;
    private final Set<String> turned = new HashSet<>();
    private boolean allTurned;

    StackToggle(OpenDocuments documents, Refreshes refreshes, Workers workers) {
        this.workers = workers;
        this.documents = documents;
        this.refreshes = refreshes;
    }

    /** {@return whether it is shown in a document} */
    synchronized boolean shows(Snapshot snapshot) {
        return switch (snapshot.settings().hintsStack()) {
            case "on" -> !isTurned(snapshot.uri());
            case "onDemand" -> isTurned(snapshot.uri());
            default -> false;
        };
    }

    private boolean isTurned(String uri) {
        return allTurned ^ turned.contains(uri);
    }

    /** Shows it where it is not shown, and the other way round: in a document, or in all of them. */
    Object turn(Commands.Call call) {
        String setting = documents.settings().hintsStack();
        if (setting.equals("off")) {
            throw Answers.failure(ResponseErrorCode.RequestFailed, "`stepwasm.inlayHints.stack` is `off`");
        }
        boolean all = call.argument(0).isJsonNull();
        String uri = all ? "" : call.text(0, "uri");
        boolean shown;
        synchronized (this) {
            if (all) {
                allTurned = !allTurned;
                turned.clear();
            } else if (!turned.remove(uri)) {
                turned.add(uri);
            }
            shown = isTurned(uri) ^ setting.equals("on");
        }
        workers.compute().execute(refreshes::hints); // the thread of a command ends too early for some pipes
        return shown;
    }

    /** Forgets a document that is closed. */
    synchronized void forget(String uri) {
        turned.remove(uri);
    }
}
