package dev.stepwasm.lsp;

import dev.stepwasm.lsp.run.RunEnding;
import dev.stepwasm.lsp.run.RunReport;
import dev.stepwasm.lsp.run.ScriptReport;
import java.util.List;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** Tells users what became of runs, where their client shows nothing but messages. */
final class RunMessages {
    private static final String WITH_STUBS = "Run with stubs";

    private volatile @Nullable LanguageClient client;
    private volatile ClientAbilities abilities = ClientAbilities.of(null);

    void connect(LanguageClient connected) {
        client = connected;
    }

    void serve(ClientAbilities client) {
        abilities = client;
    }

    /** @param withStubs runs the same with stubs for its imports */
    void tell(RunReport report, Runnable withStubs) {
        LanguageClient connected = client;
        if (connected == null || report.ending() instanceof RunEnding.Cancelled) {
            return;
        }
        output(connected, report.output());
        boolean isMissing = report.ending() instanceof RunEnding.Refused refused
                && !refused.missing().isEmpty();
        if (isMissing && abilities.showsChoices()) {
            offer(connected, report.show(), withStubs);
        } else {
            String hint = isMissing ? "; `stepwasm.run.stubs` lets stubs stand for them" : "";
            tell(connected, report.isFine(), report.show() + hint);
        }
    }

    void tell(Snapshot snapshot, ScriptReport report) {
        LanguageClient connected = client;
        if (connected != null && !report.cancelled()) {
            output(connected, report.output());
            boolean fine = report.refused().isEmpty() && report.count(ScriptReport.Status.FAILED) == 0;
            tell(connected, fine, Snapshot.nameOf(snapshot.uri()) + ": " + report.show());
        }
    }

    private static void offer(LanguageClient connected, String message, Runnable withStubs) {
        var question = new ShowMessageRequestParams(List.of(new MessageActionItem(WITH_STUBS)));
        question.setType(MessageType.Warning);
        question.setMessage(message);
        var unused = connected.showMessageRequest(question).thenAccept(chosen -> {
            if (chosen != null && WITH_STUBS.equals(chosen.getTitle())) {
                withStubs.run();
            }
        });
    }

    private static void tell(LanguageClient connected, boolean fine, String message) {
        connected.showMessage(new MessageParams(fine ? MessageType.Info : MessageType.Warning, message));
    }

    private static void output(LanguageClient connected, String output) {
        if (!output.isEmpty()) {
            connected.logMessage(new MessageParams(MessageType.Log, output));
        }
    }
}
