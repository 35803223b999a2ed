package dev.stepwasm.dap.launch;

import dev.stepwasm.wat.names.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares JSON values with the shapes that they should have. As deep as the shapes are nested, whatever the values are. */
final class SchemaCheck {
    private final List<String> warnings = new ArrayList<>();
    private final Nearest nearest = new Nearest();

    /** {@return members that mean nothing, in words, each with the name that may have been meant} */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Compares the members of an object.
     *
     * @param where behind the name of a member in messages, as {@code  in `wasi`}; empty for the launch itself
     * @throws LaunchException if one is missing or has another shape
     */
    void check(Map<?, ?> object, List<Field> fields, String where) throws LaunchException {
        for (Object key : object.keySet()) {
            String name = String.valueOf(key);
            if (fields.stream().noneMatch(field -> field.name().equals(name))) {
                warnings.add("`" + name + "`" + where + " means nothing to the debugger and is ignored"
                        + meant(name, fields));
            }
        }
        for (Field field : fields) {
            Object value = object.get(field.name());
            String name = "`" + field.name() + "`" + where;
            if (value != null) {
                check(value, field.shape(), name, Optional.of(field));
            } else if (field.required()) {
                throw new LaunchException(name + " is missing; write " + written(field));
            }
        }
    }

    private String meant(String name, List<Field> fields) {
        return nearest.to(name, fields.stream().map(Field::name).toList())
                .map(found -> "; did you mean `" + found + "`?")
                .orElse("");
    }

    private static String written(Field field) {
        return "\"" + field.name() + "\": " + Json.shown(field.example());
    }

    private void check(@Nullable Object value, Shape shape, String name, Optional<Field> field) throws LaunchException {
        switch (shape) {
            case Shape.Items(Shape item)
            when value instanceof List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    check(list.get(i), item, "item " + (i + 1) + " of " + name, Optional.empty());
                }
            }
            case Shape.Members(String names, Shape member)
            when value instanceof Map<?, ?> map -> {
                for (Map.Entry<?, ?> each : map.entrySet()) {
                    check(each.getValue(), member, "`" + each.getKey() + "` in " + name, Optional.empty());
                }
            }
            case Shape.Fields(List<Field> fields)
            when value instanceof Map<?, ?> map -> check(map, fields, " in " + name);
            case Shape.Choice(List<Shape> shapes) -> {
                Optional<Shape> chosen = chosen(value, shapes);
                if (chosen.isEmpty()) {
                    throw mismatch(value, shape, name, field);
                }
                check(value, chosen.get(), name, field);
            }
            default -> {
                if (!shape.fits(value)) {
                    throw mismatch(value, shape, name, field);
                }
            }
        }
    }

    private static LaunchException mismatch(@Nullable Object value, Shape shape, String name, Optional<Field> field) {
        boolean structured =
                shape instanceof Shape.Items || shape instanceof Shape.Members || shape instanceof Shape.Fields;
        return new LaunchException(name + " must be " + shape.words()
                + field.filter(f -> structured)
                        .map(f -> " such as " + Json.shown(f.example()))
                        .orElse("")
                + ", not " + Json.shown(value));
    }

    /** {@return the shape that a value means, whether or not everything in it is right} */
    private static Optional<Shape> chosen(@Nullable Object value, List<Shape> shapes) {
        return shapes.stream().filter(shape -> shape.fits(value)).findFirst();
    }
}
