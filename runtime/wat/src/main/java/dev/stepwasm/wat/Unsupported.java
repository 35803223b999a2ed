package dev.stepwasm.wat;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps one complaint for each proposal that a module uses and Stepwasm does not read. What cannot be known without
 * reading the proposal is not reported: syntax where it is used, names and types in the whole module.
 */
final class Unsupported {
    /** For each segment the first one of its module, or itself if it is in none. */
    private final int[] modules;

    private final SyntaxTree tree;
    private final Set<Integer> marked = new HashSet<>();
    private final Map<Integer, Set<String>> told = new HashMap<>();

    private Unsupported(SyntaxTree tree) {
        this.tree = tree;
        this.modules = new int[tree.size()];
        Arrays.setAll(modules, segment -> segment);
        for (ModuleSyntax syntax : tree.modules()) {
            int first = syntax.header() < 0 ? syntax.firstField() : syntax.header();
            boolean closed =
                    syntax.end() < modules.length && tree.segment(syntax.end()).kind() == NodeKind.MODULE_END;
            Arrays.fill(modules, first, closed ? syntax.end() + 1 : syntax.end(), first);
        }
    }

    /** {@return the diagnostics that are worth telling, of all that were found, sorted by position} */
    static List<Diagnostic> condense(SyntaxTree tree, List<Diagnostic> found) {
        if (found.stream().noneMatch(Unsupported::isUnsupported)) {
            return found;
        }
        return new Unsupported(tree).condense(found);
    }

    private static boolean isUnsupported(Diagnostic diagnostic) {
        return diagnostic.problem() == Problem.UNSUPPORTED_FEATURE;
    }

    private List<Diagnostic> condense(List<Diagnostic> found) {
        Set<Integer> unread = new HashSet<>();
        for (Diagnostic diagnostic : found) {
            if (isUnsupported(diagnostic)) {
                int segment = tree.segmentAt(diagnostic.span().start());
                marked.add(segment);
                unread.add(modules[segment]);
            }
        }
        List<Diagnostic> kept = new ArrayList<>();
        for (Diagnostic diagnostic : found) {
            int segment = tree.segmentAt(diagnostic.span().start());
            int module = modules[segment];
            boolean keep = isUnsupported(diagnostic)
                    ? told.computeIfAbsent(module, m -> new HashSet<>()).add(diagnostic.message())
                    : !unread.contains(module) || isSure(diagnostic.problem(), segment);
            if (keep) {
                kept.add(diagnostic);
            }
        }
        return kept;
    }

    /** {@return whether a problem of a module is one for sure, whatever its proposals mean} */
    private boolean isSure(Problem problem, int segment) {
        return switch (problem) {
            case ILLEGAL_CHARACTER,
                    MALFORMED_UTF8,
                    UNCLOSED_STRING,
                    UNCLOSED_COMMENT,
                    UNCLOSED_ANNOTATION,
                    EMPTY_IDENTIFIER,
                    EMPTY_ANNOTATION_ID,
                    INVALID_ESCAPE,
                    INVISIBLE_CHARACTER -> true;
            case UNCLOSED_PARENTHESIS, UNEXPECTED_TOKEN, UNKNOWN_OPERATOR, OBSOLETE_KEYWORD, CONSTANT_OUT_OF_RANGE ->
                !marked.contains(segment);
            default -> false;
        };
    }
}
