package dev.stepwasm.ide.lint;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.Node;
import java.util.List;

/** Fields without a module around them, which is allowed once a file. */
final class ImplicitModule implements ModuleRule {
    @Override
    public void check(LintedModule module, List<Finding> found) {
        ModuleSyntax syntax = module.syntax();
        if (syntax.header() < 0 && syntax.firstField() < syntax.end()) {
            found.add(new Finding(
                    Lint.IMPLICIT_MODULE,
                    Syntax.keyword(new Node(module.tree(), syntax.firstField(), 0)),
                    "these fields stand without `(module ...)` around them",
                    List.of()));
        }
    }
}
