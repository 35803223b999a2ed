package dev.stepwasm.eclipse.server;

import dev.stepwasm.eclipse.StepwasmPlugin;
import java.util.Optional;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/**
 * A place in a document, as the server is asked about it.
 *
 * @param uri by which the server knows the document
 * @param position the place
 */
public record TextPlace(String uri, Position position) {
    /** {@return the place of an offset; empty if the server does not follow the document, or it has become shorter} */
    public static Optional<TextPlace> of(IDocument document, int offset) {
        return StepwasmPlugin.get().documents().uriOf(document).flatMap(uri -> {
            try {
                return Optional.of(new TextPlace(uri, Positions.at(document, offset)));
            } catch (BadLocationException e) {
                return Optional.empty();
            }
        });
    }

    /** {@return the document, as the protocol names it} */
    public TextDocumentIdentifier document() {
        return new TextDocumentIdentifier(uri);
    }
}
