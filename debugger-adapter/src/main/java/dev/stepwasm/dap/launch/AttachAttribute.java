package dev.stepwasm.dap.launch;

import java.util.Arrays;
import java.util.List;

/**
 * Everything that an attach can say. The request is checked against this, and the schema in {@code package.json} and the
 * table in {@code docs/debugging.md} are made of it.
 */
public enum AttachAttribute {
    /** Which process. */
    PID(Field.optional(
            "pid",
            Shape.choice(
                    new Shape.Whole(1, Integer.MAX_VALUE),
                    Shape.text("[0-9]{1,10}|\\$\\{.*\\}", "a string with its digits")),
            "The number of the process to attach to. Without `pid` and `port`: the only program that can be attached"
                    + " to.",
            4711)),
    /** Where it runs. */
    HOST(Field.optional(
                    "host",
                    Shape.text(),
                    "The machine on which the program listens, its name or address.",
                    "127.0.0.1",
                    "build-server")
            .orElse("127.0.0.1")),
    /** Where it listens. */
    PORT(Field.optional(
            "port",
            Shape.choice(new Shape.Whole(1, 0xFFFF), Shape.text("[0-9]{1,5}|\\$\\{.*\\}", "a string with its digits")),
            "The port on which the program listens.",
            5005)),
    /** What lets us in. */
    TOKEN(Field.optional(
            "token",
            Shape.text(),
            "The token of the program. Without it, that of the program of this user which listens on `port`.",
            "b1f9c6e05f8d4f2f")),
    /** Where texts are. */
    SOURCES(Field.optional(
                    "sources",
                    new Shape.Items(Shape.text()),
                    "Folders in which the texts of the modules and the Java sources of host frames are looked for.",
                    List.of("${workspaceFolder}/src/main/wat", "${workspaceFolder}/src/main/java"))
            .orElse(List.of())),
    /** Where relative paths begin. */
    CWD(Field.optional(
            "cwd",
            Shape.text(),
            "The folder at which relative paths begin. Without it they begin where the debug adapter runs.",
            "${workspaceFolder}")),
    /** Which texts the editor has. */
    BINARY_TEXTS(OwnTexts.FIELD);

    private final Field field;

    AttachAttribute(Field field) {
        this.field = field;
    }

    /** {@return name, shape, description, default and examples} */
    public Field field() {
        return field;
    }

    /** {@return all of them, in the order in which people read them} */
    public static List<Field> fields() {
        return Arrays.stream(values()).map(AttachAttribute::field).toList();
    }
}
