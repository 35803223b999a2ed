package dev.stepwasm.eclipse.debug;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateArgumentsContext;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

/** The value of the name under the pointer, while the program stands still in that text. */
public final class ValueHover implements ITextHover {
    private static final int PATIENCE_MILLIS = 2_000;

    /** For the extension point. */
    public ValueHover() {}

    @Override
    public @Nullable String getHoverInfo(ITextViewer viewer, IRegion region) {
        try {
            IDocument text = viewer.getDocument();
            String name = text.get(region.getOffset(), region.getLength());
            if (!name.startsWith("$")) {
                return null;
            }
            int line = text.getLineOfOffset(region.getOffset());
            EvaluateArguments args = new EvaluateArguments();
            args.setExpression(name);
            args.setContext(EvaluateArgumentsContext.HOVER);
            args.setLine(line + 1);
            args.setColumn(region.getOffset() - text.getLineOffset(line) + 1);
            return selected(text).flatMap(frame -> value(frame, args)).orElse(null);
        } catch (BadLocationException e) {
            return null; // the text has changed
        }
    }

    /** {@return the frame that is selected, if it stands in a text; asked for on the UI thread, as Eclipse wants it} */
    private static Optional<WasmFrame> selected(IDocument text) {
        if (Display.getCurrent() != null) {
            return Contexts.frame(DebugUITools.getDebugContext()).filter(frame -> Texts.isShown(frame, text));
        }
        CompletableFuture<Optional<WasmFrame>> selected = new CompletableFuture<>();
        Display.getDefault().asyncExec(() -> selected.complete(selected(text)));
        return selected.completeOnTimeout(Optional.empty(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    /** @param args with a place in the text of the frame, which tells locals of one name apart */
    private static Optional<String> value(WasmFrame frame, EvaluateArguments args) {
        args.setFrameId(frame.id());
        args.setSource(frame.source().orElse(null));
        try {
            EvaluateResponse answer = Answers.await(frame.target().server().evaluate(args));
            return Optional.of(args.getExpression() + " = " + answer.getResult());
        } catch (DebugException e) {
            return Optional.empty(); // a name that has no value here
        }
    }

    @Override
    public @Nullable IRegion getHoverRegion(ITextViewer viewer, int offset) {
        try {
            IDocument text = viewer.getDocument();
            int start = offset;
            while (start > 0 && isName(text.getChar(start - 1))) {
                start--;
            }
            int end = offset;
            while (end < text.getLength() && isName(text.getChar(end))) {
                end++;
            }
            return start < end ? new Region(start, end - start) : null;
        } catch (BadLocationException e) {
            return null;
        }
    }

    private static boolean isName(char c) {
        return c > ' ' && c < 127 && "()\";,[]{}".indexOf(c) < 0;
    }
}
