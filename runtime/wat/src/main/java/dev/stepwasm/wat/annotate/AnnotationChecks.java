package dev.stepwasm.wat.annotate;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.List;

/** Finds what is wrong with annotations that mean something. */
public final class AnnotationChecks {
    private AnnotationChecks() {}

    /** {@return what is wrong with the annotations of a text}; modules inside commands are not looked into */
    public static List<Diagnostic> of(SyntaxTree tree) {
        if (!hasAnnotations(tree)) {
            return List.of();
        }
        Problems problems = new Problems();
        for (ModuleSyntax syntax : tree.modules()) {
            ModuleAnnotations.of(tree, syntax, problems);
        }
        outside(tree, problems);
        return problems.list();
    }

    private static boolean hasAnnotations(SyntaxTree tree) {
        for (int segment = 0; segment < tree.size(); segment++) {
            if (tree.segment(segment).hasAnnotations()) {
                return true;
            }
        }
        return false;
    }

    /** Annotations before, between and after modules and commands. */
    private static void outside(SyntaxTree tree, Problems problems) {
        boolean bare = tree.modules().stream().anyMatch(syntax -> syntax.header() < 0);
        for (int segment = 0; segment < tree.size(); segment++) {
            NodeKind kind = tree.segment(segment).kind();
            boolean leads = kind == NodeKind.MODULE_START || kind == NodeKind.COMMAND;
            if (!tree.segment(segment).hasAnnotations()) {
                continue;
            }
            if (leads || (kind == NodeKind.END_OF_TEXT && !bare)) {
                Tokens tokens = tree.segment(segment).tokens();
                for (int token = 0; token < tree.segment(segment).firstToken(0); token++) {
                    if (tokens.code(token) == TokenCode.ANNOTATION) {
                        outside(tree, tree.span(segment, token), problems);
                    }
                }
            }
        }
    }

    private static void outside(SyntaxTree tree, Span span, Problems problems) {
        String id = AnnotationReader.id(tree.source().text(), span);
        boolean known = id.equals(AnnotationReader.CUSTOM)
                || id.equals(AnnotationReader.NAME)
                || id.equals(AnnotationReader.BRANCH_HINT);
        if (known) {
            problems.add(Problem.MISPLACED_ANNOTATION.at(span, id, "it belongs in a module"));
        }
    }
}
