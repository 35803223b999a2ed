package dev.stepwasm.ide.external.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.GeneratedBlock;
import dev.stepwasm.fixtures.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The published schema is what the reader checks. {@code -Dfixtures.update=true} writes it anew. */
final class CatalogueSchemaTest {
    private static final Path EXTENSION = Fixtures.root().resolve("vscode-extension");
    private static final String SCHEMA = "schemas/wasm-imports.schema.json";

    @Test
    void isPublished() {
        Golden.expect(EXTENSION.resolve(SCHEMA), CatalogueSchema.text());
    }

    @Test
    void isPackagedAndUsedByTheExtension() throws IOException {
        assertThat(Files.readString(EXTENSION.resolve(".vscodeignore"))).contains("!schemas/*.json");
        JsonObject manifest = JsonParser.parseString(Files.readString(EXTENSION.resolve("package.json")))
                .getAsJsonObject()
                .getAsJsonObject("contributes");
        assertThat(manifest.getAsJsonArray("jsonValidation")
                        .get(0)
                        .getAsJsonObject()
                        .get("url")
                        .getAsString())
                .isEqualTo("./" + SCHEMA);
    }

    @Test
    void isExplained() {
        StringBuilder table = new StringBuilder("| in | name | | |\n|---|---|---|---|\n");
        rows("the catalogue", CatalogueFormat.CATALOGUE, table);
        GeneratedBlock.expect(
                Fixtures.root().resolve("docs/import-catalogues.md"),
                "fields",
                "CatalogueSchemaTest",
                table.toString());
    }

    private static void rows(String where, Shape shape, StringBuilder table) {
        switch (shape) {
            case Shape.Fields(List<Shape.Field> all) -> {
                for (Shape.Field field : all) {
                    String required = field.required() ? "required" : "";
                    table.append(
                            "| %s | `%s` | %s | %s |\n".formatted(where, field.name(), required, field.description()));
                }
                all.forEach(field -> rows("one of `" + field.name() + "`", field.shape(), table));
            }
            case Shape.MapOf(Shape value) -> rows(where, value, table);
            case Shape.ListOf(Shape item) -> rows(where, item, table);
            case Shape.Text text -> {}
            case Shape.Flag flag -> {}
            case Shape.Whole whole -> {}
            case Shape.Type type -> {}
            case Shape.Definition definition -> {}
        }
    }

    /** What the patterns refuse the reader must not accept, and what it ships must pass. */
    @Test
    void allowsTheTypesOfAllHosts() {
        Pattern type = Pattern.compile(pattern(
                "modules",
                "additionalProperties",
                "properties",
                "imports",
                "additionalProperties",
                "properties",
                "type"));
        for (String module : HostCatalogues.all().modules()) {
            HostCatalogues.all()
                    .of(module)
                    .forEach(one -> assertThat(one.type().show()).matches(type));
        }
        assertThat("(functional)").doesNotMatch(type);
        assertThat("i32").doesNotMatch(type);
    }

    private static String pattern(String... path) {
        JsonObject at =
                JsonParser.parseString(CatalogueSchema.text()).getAsJsonObject().getAsJsonObject("properties");
        for (String step : path) {
            at = at.getAsJsonObject(step);
        }
        return at.get("pattern").getAsString();
    }
}
