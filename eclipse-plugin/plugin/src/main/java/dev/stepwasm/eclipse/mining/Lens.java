package dev.stepwasm.eclipse.mining;

import dev.stepwasm.eclipse.StepwasmPlugin;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.codemining.ICodeMiningProvider;
import org.eclipse.jface.text.codemining.LineHeaderCodeMining;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.jspecify.annotations.Nullable;

/** Something to click above a line. What it says is asked for when it comes into sight. */
final class Lens extends LineHeaderCodeMining {
    private volatile CodeLens lens;

    private Lens(CodeLens lens, IDocument document, ICodeMiningProvider provider) throws BadLocationException {
        super(lens.getRange().getStart().getLine(), document, provider, click -> {});
        this.lens = lens;
        if (lens.getCommand() != null) {
            setLabel(lens.getCommand().getTitle());
        }
    }

    /** {@return the piece for a lens; none if the text has changed so that it has no place} */
    static Stream<ICodeMining> of(CodeLens lens, IDocument document, ICodeMiningProvider provider) {
        try {
            return Stream.of(new Lens(lens, document, provider));
        } catch (BadLocationException e) {
            return Stream.empty();
        }
    }

    @Override
    protected CompletableFuture<Void> doResolve(ITextViewer viewer, IProgressMonitor monitor) {
        if (lens.getCommand() != null) {
            return CompletableFuture.completedFuture(null);
        }
        return StepwasmPlugin.get()
                .server()
                .ask(
                        "say what a lens says",
                        server -> server.getTextDocumentService().resolveCodeLens(lens))
                .handle((whole, failure) -> {
                    // An outdated one says nothing and is replaced soon.
                    if (whole != null && whole.getCommand() != null) {
                        lens = whole;
                        setLabel(whole.getCommand().getTitle());
                    }
                    return null;
                });
    }

    /** {@return what a click does; null where there is only something to read} */
    @Override
    public java.util.function.@Nullable Consumer<org.eclipse.swt.events.MouseEvent> getAction() {
        Command command = lens.getCommand();
        return command == null || command.getCommand().isEmpty() ? null : click -> LensCommand.run(command);
    }
}
