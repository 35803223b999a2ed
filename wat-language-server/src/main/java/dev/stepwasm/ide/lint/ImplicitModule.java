package dev.stepwasm.ide.lint;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.Node;
import java.util.List;

/** Fields without a module around them, which is allowed once a file. */
final class ImplicitModule {
    private ImplicitModule() {}

    static void check(Analysis analysis, List<Finding> found) {
        for (ModuleSyntax module : analysis.tree().modules()) {
            if (module.header() < 0 && module.firstField() < module.end()) {
                found.add(new Finding(
                        Lint.IMPLICIT_MODULE,
                        Syntax.keyword(new Node(analysis.tree(), module.firstField(), 0)),
                        "these fields stand without `(module ...)` around them",
                        List.of()));
            }
        }
    }
}
