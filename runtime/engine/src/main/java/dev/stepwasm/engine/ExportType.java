package dev.stepwasm.engine;

/** Something that a module shows to the outside. */
public record ExportType(String name, ExternType type) {
    /** {@return name and type for people, as {@code add: func [i32 i32] -> [i32]}} */
    public String show() {
        return name + ": " + type.show();
    }
}
