package dev.stepwasm.ide.lint;

import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;

/** Fields of a module that nothing uses. A name that begins with {@code $_} says that this is meant. */
final class Unused implements ModuleRule {
    private static final List<IndexSpace> SPACES = List.of(
            IndexSpace.TYPE,
            IndexSpace.FUNCTION,
            IndexSpace.TABLE,
            IndexSpace.MEMORY,
            IndexSpace.GLOBAL,
            IndexSpace.TAG,
            IndexSpace.ELEM,
            IndexSpace.DATA);

    /** {@return whether a name, without its {@code $}, says that it is not meant to be used} */
    static boolean isSilenced(String name) {
        return name.startsWith("_");
    }

    /** {@return the name or index as code} */
    static String shown(Definition definition) {
        return definition.name().isPresent() ? "`" + definition.show() + "`" : definition.show();
    }

    @Override
    public void check(LintedModule module, List<Finding> found) {
        for (IndexSpace space : SPACES) {
            for (int index = 0; index < module.count(space); index++) {
                if (!isUsed(module, space, index)) {
                    report(module.definition(space, index), found);
                }
            }
        }
    }

    private static boolean isUsed(LintedModule module, IndexSpace space, int index) {
        return module.uses().isUsed(space, index)
                || space == IndexSpace.GLOBAL && module.uses().isSet(index);
    }

    private static void report(Definition definition, List<Finding> found) {
        if (definition.name().filter(Unused::isSilenced).isEmpty()) {
            String what = definition.space().word() + " " + shown(definition);
            found.add(new Finding(Lint.UNUSED, definition.nameSpan(), what + " is never used", List.of()));
        }
    }
}
