package dev.stepwasm.ide.lint;

import dev.stepwasm.wat.lower.Lookup;
import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.SyntaxTree;

/**
 * A module for rules about modules.
 *
 * @param uses what it uses of itself
 * @param extents how large its memories and tables can be
 */
record LintedModule(
        SyntaxTree tree,
        ModuleSyntax syntax,
        LoweredModule lowered,
        BodyLints bodies,
        ModuleUses uses,
        Extents extents) {
    /** {@return how many entries of an index space stand in the text, imports included} */
    int count(IndexSpace space) {
        return lowered.table(space).size();
    }

    /** {@return what defines an entry of an index space of the module} */
    Definition definition(IndexSpace space, int index) {
        return lookup().definition(space, index, -1).orElseThrow();
    }

    Lookup lookup() {
        return lowered.lookup();
    }
}
