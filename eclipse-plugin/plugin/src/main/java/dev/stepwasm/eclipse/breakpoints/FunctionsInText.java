package dev.stepwasm.eclipse.breakpoints;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;

/** Finds the function that stands on a line. */
final class FunctionsInText {
    private static final Pattern FUNCTION =
            Pattern.compile("\\(\\s*func\\s+(?:(\\$[^\\s()]+)|\\(\\s*export\\s+\"([^\"\\\\]+)\")");

    private FunctionsInText() {}

    /** {@return the name of the function that begins on a line, or the one under which it is exported} */
    static Optional<String> on(IDocument text, int line) {
        try {
            var region = text.getLineInformation(line);
            Matcher found = FUNCTION.matcher(text.get(region.getOffset(), region.getLength()));
            return found.find()
                    ? Optional.of(found.group(1) == null ? found.group(2) : found.group(1))
                    : Optional.empty();
        } catch (BadLocationException e) {
            return Optional.empty(); // the text has changed
        }
    }
}
