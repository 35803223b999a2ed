package dev.stepwasm.wat.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Corpora;
import dev.stepwasm.wat.script.GivenModules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats the official test suite and files of other projects under several options. */
class FormatCorpusTest {
    private final List<String> wrong = new ArrayList<>();
    private int texts;

    @ParameterizedTest
    @ValueSource(strings = {"spec.tests", "wat.corpus"})
    void changesNothingButSpaceAndNothingTwice(String property) throws IOException {
        for (Path file : Corpora.texts(property)) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            String name = String.valueOf(file.getFileName());
            for (FormatOptions options : Properties.OPTIONS) {
                note(name + " " + options, Properties.violated(text, options));
            }
            note(name, Properties.violatedWithMeaning(text, FormatOptions.DEFAULT));
            lineEnds(name, text);
            for (String module : texts(text)) {
                note(name + " module " + module, Properties.violatedWithMeaning(module, FormatOptions.DEFAULT));
                note(name + " module " + module, Properties.violated(module, Properties.OPTIONS.get(1)));
            }
        }
        System.out.printf("formatted: %d texts of %s%n", texts, property);
        assertThat(wrong).isEmpty();
    }

    /** Line ends stay what they are, and have no say in anything else. */
    private void lineEnds(String name, String text) {
        if (text.contains("\r") || !text.contains("\n")) {
            return;
        }
        String formatted = Properties.format(text, FormatOptions.DEFAULT);
        for (String lineEnd : List.of("\r\n", "\r")) {
            String other = Properties.format(text.replace("\n", lineEnd), FormatOptions.DEFAULT);
            note(name + " line ends", other.equals(formatted.replace("\n", lineEnd)) ? List.of() : List.of("differs"));
        }
        boolean marked =
                Properties.format("\uFEFF" + text, FormatOptions.DEFAULT).equals("\uFEFF" + formatted);
        note(name + " byte order mark", marked ? List.of() : List.of("differs"));
    }

    private void note(String what, List<String> violated) {
        texts++;
        if (!violated.isEmpty()) {
            wrong.add(violated + " " + what);
        }
    }

    private static List<String> texts(String script) {
        return GivenModules.of(script).stream()
                .filter(module -> module.binary().isEmpty())
                .map(GivenModules.Given::text)
                .toList();
    }
}
