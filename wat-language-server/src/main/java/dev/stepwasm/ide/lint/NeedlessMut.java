package dev.stepwasm.ide.lint;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;

/** Globals that are mutable, but that neither code sets nor an export or import shows to others who might. */
final class NeedlessMut implements ModuleRule {
    @Override
    public void check(LintedModule module, List<Finding> found) {
        Module records = module.lowered().module();
        for (int global = records.importedGlobalCount(); global < module.count(IndexSpace.GLOBAL); global++) {
            boolean read = module.uses().isUsed(IndexSpace.GLOBAL, global);
            boolean needless = records.global(global).mutable()
                    && read
                    && !module.uses().isSet(global)
                    && !module.uses().isExportedGlobal(global);
            if (needless) {
                report(module, module.definition(IndexSpace.GLOBAL, global), found);
            }
        }
    }

    private static void report(LintedModule module, Definition global, List<Finding> found) {
        IndexTable globals = module.lowered().table(IndexSpace.GLOBAL);
        Node node = new Node(module.tree(), globals.segment(global.index()), globals.node(global.index()));
        Syntax.child(node, NodeKind.MUTABLE)
                .ifPresent(mutable -> found.add(new Finding(
                        Lint.NEEDLESS_MUT,
                        Syntax.keyword(mutable),
                        "global " + Unused.shown(global) + " is never set, so it need not be mutable",
                        List.of())));
    }
}
