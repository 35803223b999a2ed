package dev.stepwasm.eclipse.mining;

import dev.stepwasm.eclipse.server.Positions;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.codemining.ICodeMiningProvider;
import org.eclipse.jface.text.codemining.LineContentCodeMining;
import org.eclipse.jface.text.codemining.LineEndCodeMining;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintLabelPart;

/** Hints of the server as pieces within and behind the lines. */
final class Hints {
    private Hints() {}

    /** {@return the piece for a hint; none if the text has changed so that it has no place} */
    static Stream<ICodeMining> of(InlayHint hint, IDocument document, ICodeMiningProvider provider) {
        int offset = Positions.offset(document, hint.getPosition());
        String label = label(hint);
        try {
            IRegion line = document.getLineInformationOfOffset(offset);
            return Stream.of(
                    offset == line.getOffset() + line.getLength()
                            ? new Behind(document, hint.getPosition().getLine(), provider, " " + label.strip())
                            : new Within(new Position(offset, 1), provider, label));
        } catch (BadLocationException e) {
            return Stream.empty();
        }
    }

    private static String label(InlayHint hint) {
        String words = hint.getLabel().isLeft()
                ? hint.getLabel().getLeft()
                : hint.getLabel().getRight().stream()
                        .map(InlayHintLabelPart::getValue)
                        .collect(Collectors.joining());
        String before = Boolean.TRUE.equals(hint.getPaddingLeft()) ? " " : "";
        String after = Boolean.TRUE.equals(hint.getPaddingRight()) ? " " : "";
        return before + words + after;
    }

    private static final class Within extends LineContentCodeMining {
        Within(Position position, ICodeMiningProvider provider, String label) {
            super(position, provider);
            setLabel(label);
        }
    }

    private static final class Behind extends LineEndCodeMining {
        Behind(IDocument document, int line, ICodeMiningProvider provider, String label) throws BadLocationException {
            super(document, line, provider);
            setLabel(label);
        }
    }
}
