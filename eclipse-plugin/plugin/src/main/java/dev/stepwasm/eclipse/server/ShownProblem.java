package dev.stepwasm.eclipse.server;

import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;

/**
 * A problem as Eclipse wants it.
 *
 * @param severity one of the severities of {@link IMarker}
 * @param message what is wrong, in words
 * @param code which kind of problem it is, in kebab case; empty if the server gave none
 * @param line 1-based
 * @param start offset of the first wrong character
 * @param end offset after the last
 */
record ShownProblem(int severity, String message, String code, int line, int start, int end) {
    /** {@return a diagnostic, placed in the document for which it was made} */
    static ShownProblem of(Diagnostic diagnostic, IDocument document) {
        int start = Positions.offset(document, diagnostic.getRange().getStart());
        int end =
                Math.max(start, Positions.offset(document, diagnostic.getRange().getEnd()));
        int line = diagnostic.getRange().getStart().getLine() + 1;
        return new ShownProblem(
                severity(diagnostic.getSeverity()), diagnostic.getMessage(), code(diagnostic), line, start, end);
    }

    private static int severity(DiagnosticSeverity severity) {
        return switch (severity) {
            case Error -> IMarker.SEVERITY_ERROR;
            case Warning -> IMarker.SEVERITY_WARNING;
            case Information, Hint -> IMarker.SEVERITY_INFO;
        };
    }

    private static String code(Diagnostic diagnostic) {
        var code = diagnostic.getCode();
        return code == null
                ? ""
                : code.isLeft() ? code.getLeft() : code.getRight().toString();
    }
}
