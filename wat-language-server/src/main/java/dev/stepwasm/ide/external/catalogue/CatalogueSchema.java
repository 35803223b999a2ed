package dev.stepwasm.ide.external.catalogue;

import java.util.Iterator;

/** The published JSON schema of catalogues, made of what the reader checks. */
public final class CatalogueSchema {
    private static final String TYPE_PATTERN =
            "^\\\\s*(func|table|memory|global|tag|\\\\((func|table|memory|global|tag)\\\\b.*\\\\))\\\\s*$";
    private static final String DEFINITION_PATTERN = "^\\\\s*\\\\((type|rec)\\\\b.*\\\\)\\\\s*$";

    private final StringBuilder out = new StringBuilder();

    private CatalogueSchema() {}

    /** {@return the schema, a JSON text} */
    public static String text() {
        CatalogueSchema schema = new CatalogueSchema();
        schema.out.append("{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n");
        schema.out.append("  \"title\": \"What WebAssembly modules can import from a host\",\n");
        schema.body(CatalogueFormat.CATALOGUE, 1);
        return schema.out.append("\n}\n").toString();
    }

    /** What stands between the braces. Shapes are few and nested a few levels deep. */
    private void body(Shape shape, int depth) {
        switch (shape) {
            case Shape.Text text -> line(depth, "\"type\": \"string\"");
            case Shape.Flag flag -> line(depth, "\"type\": \"boolean\"");
            case Shape.Whole whole -> line(depth, "\"type\": \"integer\"");
            case Shape.Type type -> {
                line(depth, "\"type\": \"string\",\n");
                line(depth, "\"pattern\": \"" + TYPE_PATTERN + "\"");
            }
            case Shape.Definition definition -> {
                line(depth, "\"type\": \"string\",\n");
                line(depth, "\"pattern\": \"" + DEFINITION_PATTERN + "\"");
            }
            case Shape.ListOf(Shape item) -> nested("array", "items", item, depth);
            case Shape.MapOf(Shape value) -> nested("object", "additionalProperties", value, depth);
            case Shape.Fields fields -> fields(fields, depth);
        }
    }

    private void nested(String type, String name, Shape shape, int depth) {
        line(depth, "\"type\": \"" + type + "\",\n");
        line(depth, "\"" + name + "\": {\n");
        body(shape, depth + 1);
        out.append('\n');
        line(depth, "}");
    }

    private void fields(Shape.Fields fields, int depth) {
        line(depth, "\"type\": \"object\",\n");
        line(depth, "\"additionalProperties\": false,\n");
        String required = String.join(
                ", ",
                fields.all().stream()
                        .filter(Shape.Field::required)
                        .map(field -> "\"" + field.name() + "\"")
                        .toList());
        if (!required.isEmpty()) {
            line(depth, "\"required\": [" + required + "],\n");
        }
        line(depth, "\"properties\": {\n");
        for (Iterator<Shape.Field> all = fields.all().iterator(); all.hasNext(); ) {
            Shape.Field field = all.next();
            line(depth + 1, "\"" + field.name() + "\": {\n");
            line(depth + 2, "\"description\": \"" + field.description() + "\",\n");
            body(field.shape(), depth + 2);
            out.append('\n');
            line(depth + 1, all.hasNext() ? "},\n" : "}\n");
        }
        line(depth, "}");
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text);
    }
}
