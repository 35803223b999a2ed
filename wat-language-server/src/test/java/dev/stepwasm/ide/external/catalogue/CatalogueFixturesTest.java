package dev.stepwasm.ide.external.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Golden;
import dev.stepwasm.ide.external.Importable;
import dev.stepwasm.ide.external.KnownModule;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Catalogues of users, whole and broken: what is wrong with them and where, and what counts all the same. */
final class CatalogueFixturesTest {
    private static final Path FOLDER = Fixtures.root().resolve("wat-language-server/src/test/resources/catalogue");

    @ParameterizedTest
    @MethodSource("names")
    void saysWhatIsWrongAndKeepsTheRest(String name) throws IOException {
        String text = Files.readString(FOLDER.resolve(name)).replace("\r\n", "\n");
        SourceText source = new SourceText(name, text);
        Catalogue catalogue = Catalogue.read(text, name, "file:///" + name);
        StringBuilder shown = new StringBuilder();
        for (Mistake mistake : catalogue.mistakes()) {
            Position start = source.positionOf(mistake.span().start());
            String quoted = source.textOf(mistake.span()).lines().findFirst().orElse("");
            shown.append("%d:%d %s | %s%n".formatted(start.line(), start.column(), quoted, mistake.message()));
        }
        for (KnownModule module : catalogue.modules()) {
            String what = module.isComplete() ? " complete" : module.isChecked() ? "" : " unchecked";
            shown.append("%n\"%s\"%s, of %s%n"
                    .formatted(module.name(), what, module.origin().title()));
            for (Importable one : module.all()) {
                shown.append("  \"%s\" %s %s%n".formatted(one.name(), one.type().show(), one.parameters()));
                one.documentation()
                        .lines()
                        .forEach(line -> shown.append(line.isEmpty() ? "" : "    ")
                                .append(line)
                                .append('\n'));
                assertThat(source.textOf(one.origin().span()))
                        .as("place of its name")
                        .startsWith("\"");
            }
        }
        Golden.expect(
                FOLDER.resolve(name.replace(".json", ".txt")), shown.toString().replace("\r\n", "\n"));
    }

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void nestingHasNoLimit() {
        for (String opener : List.of("[", "{\"a\":", "{\"modules\":[", "{{")) {
            assertThatCode(() -> Catalogue.read(opener.repeat(100_000), "deep", ""))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void anythingCanBeInTheFile() throws IOException {
        Random random = new Random(7);
        String text = Files.readString(FOLDER.resolve("whole.json"));
        for (int i = 0; i < 2_000; i++) {
            StringBuilder broken = new StringBuilder(text);
            for (int edits = random.nextInt(4); edits >= 0; edits--) {
                int at = random.nextInt(broken.length());
                switch (random.nextInt(3)) {
                    case 0 -> broken.deleteCharAt(at);
                    case 1 -> broken.insert(at, "{}[],:\"\\\u0000x1".charAt(random.nextInt(11)));
                    default -> broken.setLength(Math.max(1, at));
                }
            }
            Catalogue read = Catalogue.read(broken.toString(), "broken", "file:///broken");
            int length = broken.length();
            assertThat(read.mistakes()).allMatch(mistake -> mistake.span().end() <= length);
        }
    }
}
