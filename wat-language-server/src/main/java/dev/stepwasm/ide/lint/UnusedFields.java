package dev.stepwasm.ide.lint;

import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;

/** Fields of structs, with a name, that are neither read nor set after the struct is made. */
final class UnusedFields implements ModuleRule {
    @Override
    public void check(LintedModule module, List<Finding> found) {
        for (int type = 0; type < module.count(IndexSpace.TYPE); type++) {
            if (module.lowered().module().types().struct(type) == null
                    || !module.uses().isUsed(IndexSpace.TYPE, type)) {
                continue; // what is said about the type says enough
            }
            for (Definition field : module.lookup().fields(type)) {
                if (!module.uses().isFieldUsed(type, field.index())
                        && field.name().filter(name -> !Unused.isSilenced(name)).isPresent()) {
                    found.add(new Finding(
                            Lint.UNUSED,
                            field.nameSpan(),
                            "field " + Unused.shown(field) + " is never used",
                            List.of()));
                }
            }
        }
    }
}
