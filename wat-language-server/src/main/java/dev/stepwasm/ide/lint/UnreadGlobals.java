package dev.stepwasm.ide.lint;

import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;

/** Globals that are set, but that neither code reads nor an export shows. */
final class UnreadGlobals implements ModuleRule {
    @Override
    public void check(LintedModule module, List<Finding> found) {
        int imported = module.lowered().module().importedGlobalCount();
        for (int global = imported; global < module.count(IndexSpace.GLOBAL); global++) {
            boolean mutable = module.lowered().module().global(global).mutable();
            if (mutable && module.uses().isSet(global) && !module.uses().isUsed(IndexSpace.GLOBAL, global)) {
                Definition definition = module.definition(IndexSpace.GLOBAL, global);
                if (definition.name().filter(Unused::isSilenced).isEmpty()) {
                    found.add(new Finding(
                            Lint.UNREAD,
                            definition.nameSpan(),
                            "global " + Unused.shown(definition) + " is set but never read",
                            List.of()));
                }
            }
        }
    }
}
