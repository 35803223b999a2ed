package dev.stepwasm.wat;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.SyntaxTree;

/** What is known about one module of a text. Immutable. */
public final class ModuleAnalysis {
    private final SyntaxTree tree;
    private final ModuleSyntax syntax;
    private final LoweredModule lowered;

    ModuleAnalysis(SyntaxTree tree, ModuleSyntax syntax, LoweredModule lowered) {
        this.tree = tree;
        this.syntax = syntax;
        this.lowered = lowered;
    }

    /** {@return where the module stands in the tree} */
    public ModuleSyntax syntax() {
        return syntax;
    }

    /** {@return the records of the module: types, signatures, imports, exports and so on} */
    public Module module() {
        return lowered.module();
    }

    /** {@return names and code} */
    public LoweredModule lowered() {
        return lowered;
    }
}
