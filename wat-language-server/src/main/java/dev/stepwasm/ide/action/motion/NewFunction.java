package dev.stepwasm.ide.action.motion;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.Segment;

/** Where a new function goes, so that no number in the text means another function or type than before. */
final class NewFunction {
    private NewFunction() {}

    /**
     * {@return the change that adds a function behind another one, or at the end of the module if a number in the text counts
     * functions beyond that one, or types that no field defines}
     *
     * @param text with lines that are indented as the other function is, without the first indentation
     */
    static Replacement after(Analysis analysis, ModuleAnalysis module, Node field, int function, String text) {
        boolean numbered = isNumbered(analysis, module, function);
        Node neighbour = numbered ? lastField(analysis, module) : field;
        SourceText source = analysis.source();
        int end = neighbour.span().end();
        int start = neighbour.span().start();
        if (!Layout.startsLine(source, start)) {
            return new Replacement(new Span(end, end), " " + text);
        }
        end = behindComment(source, end);
        String gap = isApart(source, start) || isFollowedByGap(source, end) ? Layout.lineBreak(source, start) : "";
        return new Replacement(new Span(end, end), gap + Layout.newLine(source, start) + text);
    }

    /** {@return whether some number in the module means a function behind this one, or a type that only type uses need} */
    static boolean isNumbered(Analysis analysis, ModuleAnalysis module, int function) {
        int types = module.lowered().table(IndexSpace.TYPE).size();
        boolean[] found = new boolean[1];
        for (int number = module.syntax().firstField(); number < module.syntax().end() && !found[0]; number++) {
            Segment segment = analysis.tree().segment(number);
            if (segment.kind().isField() && segment.tokens().contains(TokenCode.NAT)) {
                module.lowered().lookup().forEachUse(number, (token, space, index, owner) -> {
                    boolean shifts = (space == IndexSpace.FUNCTION && index > function)
                            || (space == IndexSpace.TYPE && index >= types);
                    found[0] |= shifts && segment.tokens().code(token) == TokenCode.NAT;
                });
            }
        }
        return found[0];
    }

    private static Node lastField(Analysis analysis, ModuleAnalysis module) {
        int last = module.syntax().end() - 1;
        while (!analysis.tree().segment(last).kind().isField()) {
            last--;
        }
        return new Node(analysis.tree(), last, 0);
    }

    /** A comment at the end of the line is about what stands before it. */
    private static int behindComment(SourceText source, int end) {
        String text = source.text();
        int at = end;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return text.startsWith(";;", at)
                ? source.lineSpan(source.positionOf(at).line()).end()
                : end;
    }

    static boolean isApart(SourceText source, int start) {
        int line = source.positionOf(start).line();
        return line > 1 && source.textOf(source.lineSpan(line - 1)).isBlank();
    }

    private static boolean isFollowedByGap(SourceText source, int end) {
        int line = source.positionOf(end).line();
        return line + 1 < source.lineCount()
                && source.textOf(source.lineSpan(line + 1)).isBlank();
    }
}
