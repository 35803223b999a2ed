package dev.stepwasm.lsp.run;

/**
 * Something that a module imports and that nothing is given for.
 *
 * @param module first name
 * @param name second name
 * @param type for people, as {@code func [i32] -> []}
 */
public record MissingImport(String module, String name, String type) {
    /** {@return both names and the type} */
    public String show() {
        return module + "." + name + ": " + type;
    }
}
