package dev.stepwasm.wat.script;

/** How a script gives a module. */
public sealed interface ModuleSource {
    /**
     * As a part of the file, so that the analysis of the file has it.
     *
     * @param number of the module in that analysis
     */
    record Plain(int number) implements ModuleSource {}

    /** As text inside another command, {@code (module ...)} with its parentheses. */
    record Text(String text) implements ModuleSource {}

    /** As text in string literals. */
    record Quote(Literals literals) implements ModuleSource {}

    /** As bytes in string literals. */
    record Binary(Literals literals) implements ModuleSource {}
}
