package dev.stepwasm.ide.lint;

import java.util.List;

/** A rule that looks at what a module defines and uses. It is not asked about modules whose names are in doubt. */
@FunctionalInterface
interface ModuleRule {
    /** Adds what it has to say, with spans in the text. */
    void check(LintedModule module, List<Finding> found);
}
