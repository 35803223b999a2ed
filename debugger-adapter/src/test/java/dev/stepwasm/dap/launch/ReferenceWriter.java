package dev.stepwasm.dap.launch;

import java.util.List;
import java.util.Optional;

/** Writes attributes as a table for people. */
final class ReferenceWriter {
    private ReferenceWriter() {}

    /** {@return the table, with the members of objects as {@code wasi.args}} */
    static String table(List<Field> fields) {
        StringBuilder table = new StringBuilder("| attribute | is | without it | for example |\n|---|---|---|---|\n");
        add(table, fields, "");
        StringBuilder words = new StringBuilder();
        for (Field field : fields) {
            words(field.shape())
                    .ifPresent(list -> words.append("\n`" + field.name() + "` by name:\n\n")
                            .append(list));
        }
        return table.append(words).toString();
    }

    private static void add(StringBuilder table, List<Field> fields, String prefix) {
        for (Field field : fields) {
            String name = prefix + field.name();
            boolean object = field.shape() instanceof Shape.Fields;
            table.append("| `" + name + "` | ")
                    .append(escaped(field.description()))
                    .append(" | ")
                    .append(
                            field.required()
                                    ? "an error"
                                    : field.byDefault()
                                            .map(value -> "`" + Json.line(value) + "`")
                                            .orElse(""))
                    .append(" | ")
                    .append(object ? "" : "`" + escaped(Json.line(field.example())) + "`")
                    .append(" |\n");
            if (field.shape() instanceof Shape.Fields(List<Field> members)) {
                add(table, members, name + ".");
            }
        }
    }

    /** {@return a list of what can stand behind a name that the user chooses, if words are among it} */
    private static Optional<String> words(Shape shape) {
        if (!(shape instanceof Shape.Members(String names, Shape.Choice(List<Shape> shapes)))) {
            return Optional.empty();
        }
        StringBuilder list = new StringBuilder();
        for (Shape each : shapes) {
            list.append("- `" + each.words() + "`: ").append(description(each)).append('\n');
        }
        return Optional.of(list.toString());
    }

    private static String description(Shape shape) {
        return switch (shape) {
            case Shape.Word word -> word.description();
            case Shape.Fields(List<Field> fields) -> fields.getFirst().description();
            default -> shape.words();
        };
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("\n", "\\n");
    }
}
