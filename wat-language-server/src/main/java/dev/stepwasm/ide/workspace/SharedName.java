package dev.stepwasm.ide.workspace;

/**
 * Under which name something goes from one module to another.
 *
 * @param module the module that exports it: the name of its file without extension, or as an import says it if that is not
 *     known
 * @param isImport whether this is where it arrives
 */
public record SharedName(String module, String name, boolean isImport) {}
