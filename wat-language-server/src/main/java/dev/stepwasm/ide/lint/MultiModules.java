package dev.stepwasm.ide.lint;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.List;

/** A text that should be one module has several; most tools read the first and refuse the others. */
final class MultiModules {
    private MultiModules() {}

    static void check(Analysis analysis, List<Finding> found) {
        List<ModuleSyntax> modules = analysis.tree().modules();
        for (int i = 1; i < modules.size(); i++) {
            found.add(new Finding(
                    Lint.MULTI_MODULES,
                    opening(analysis.tree(), modules.get(i)),
                    "this file has another module already; several belong in a `.wast` script",
                    List.of(new Related(opening(analysis.tree(), modules.getFirst()), "the first module is here"))));
        }
    }

    /** The keyword of a module, or that of the first field of a module without one. */
    private static Span opening(SyntaxTree tree, ModuleSyntax module) {
        int segment = module.header() < 0 ? module.firstField() : module.header();
        return Syntax.keyword(new Node(tree, segment, 0));
    }
}
