package dev.stepwasm.engine;

/**
 * Something that a module wants from outside.
 *
 * @param module the first of its two names
 * @param name the second
 */
public record ImportType(String module, String name, ExternType type) {
    /** {@return both names and the type for people, as {@code env.log: func [i32] -> []}} */
    public String show() {
        return module + "." + name + ": " + type.show();
    }
}
