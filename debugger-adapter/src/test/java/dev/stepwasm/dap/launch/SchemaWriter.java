package dev.stepwasm.dap.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes shapes as a JSON schema, as VS Code wants it in a manifest. */
final class SchemaWriter {
    /** Longer lines are broken. */
    private SchemaWriter() {}

    /** {@return the schema of an object} */
    static Map<String, Object> schema(List<Field> fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Field field : fields) {
            Map<String, Object> property = new LinkedHashMap<>(schema(field.shape()));
            property.put("markdownDescription", field.description());
            field.byDefault().ifPresent(value -> property.put("default", value));
            if (!(field.shape() instanceof Shape.Flag)) {
                property.put("examples", field.examples());
            }
            properties.put(field.name(), property);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        List<String> required =
                fields.stream().filter(Field::required).map(Field::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> schema(Shape shape) {
        return switch (shape) {
            case Shape.Flag flag -> Map.of("type", "boolean");
            case Shape.Text text when text.pattern().pattern().equals(".*") -> Map.of("type", "string");
            case Shape.Text text ->
                ordered("type", "string", "pattern", "^(" + text.pattern().pattern() + ")$");
            case Shape.Value(boolean nullable) ->
                Map.of("type", nullable ? List.of("string", "number", "null") : List.of("string", "number"));
            case Shape.Whole(long least, long most) when least == Long.MIN_VALUE -> Map.of("type", "integer");
            case Shape.Whole(long least, long most) -> ordered("type", "integer", "minimum", least, "maximum", most);
            case Shape.Word word -> ordered("const", word.word(), "markdownDescription", word.description());
            case Shape.Items items -> ordered("type", "array", "items", schema(items.item()));
            case Shape.Members members -> ordered("type", "object", "additionalProperties", schema(members.member()));
            case Shape.Fields fields -> {
                Map<String, Object> schema = new LinkedHashMap<>();
                schema.put("type", "object");
                schema.putAll(schema(fields.fields()));
                schema.put("additionalProperties", false);
                yield schema;
            }
            case Shape.Choice(List<Shape> shapes) -> {
                List<Object> all = new ArrayList<>();
                shapes.forEach(each -> all.add(schema(each)));
                yield Map.of("anyOf", all);
            }
        };
    }

    private static Map<String, Object> ordered(
            String key, Object value, String other, Object otherValue, Object... more) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(key, value);
        object.put(other, otherValue);
        for (int i = 0; i < more.length; i += 2) {
            object.put((String) more[i], more[i + 1]);
        }
        return object;
    }
}
