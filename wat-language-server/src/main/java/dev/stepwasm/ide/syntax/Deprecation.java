package dev.stepwasm.ide.syntax;

import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;

/** The annotation {@code (@deprecated "why")} before a definition. */
public final class Deprecation {
    private static final String BEGINNING = "(@deprecated";

    private Deprecation() {}

    /** {@return whether the annotation stands before what a node of a segment defines} */
    public static boolean isOf(SyntaxTree tree, int segment, int node) {
        Segment data = tree.segment(segment);
        boolean whole = data.kind(node) == NodeKind.IMPORT_DESCRIPTION;
        return data.hasAnnotations() && (isBefore(tree, segment, node) || whole && isBefore(tree, segment, 0));
    }

    private static boolean isBefore(SyntaxTree tree, int segment, int node) {
        Segment data = tree.segment(segment);
        for (int token = data.firstToken(node) - 1; token >= 0 && data.tokens().isTrivia(token); token--) {
            if (data.tokens().code(token) == TokenCode.ANNOTATION) {
                String text = tree.text(segment, token);
                boolean ends = text.length() > BEGINNING.length()
                        && " \t\r\n)\"(".indexOf(text.charAt(BEGINNING.length())) >= 0;
                if (ends && text.startsWith(BEGINNING)) {
                    return true;
                }
            }
        }
        return false;
    }
}
