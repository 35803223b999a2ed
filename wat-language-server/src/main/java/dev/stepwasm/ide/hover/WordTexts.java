package dev.stepwasm.ide.hover;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The texts about words that are no instructions, read once from {@code words.md} on the class path. A section begins with
 * {@code ## } and the words it is about; {@code {word}} in the text stands for each of them.
 */
final class WordTexts {
    private static final String TEXT_FORMAT = "https://webassembly.github.io/spec/core/text/";

    private WordTexts() {}

    /** {@return the text about a word, or about {@code word (type)}, {@code @annotation} or {@code offset=}} */
    static Optional<WordText> of(String word) {
        return Optional.ofNullable(Page.TEXTS.get(word));
    }

    /** {@return everything that the page is about} */
    static Set<String> words() {
        return Page.TEXTS.keySet();
    }

    static Map<String, WordText> read(String page) {
        Map<String, WordText> texts = new HashMap<>();
        String[] sections = page.split("(?m)^## ");
        for (int i = 1; i < sections.length; i++) {
            List<String> lines = sections[i].lines().toList();
            for (String word : lines.getFirst().split(", ")) {
                texts.put(word.strip(), text(word.strip(), lines.subList(1, lines.size())));
            }
        }
        return Collections.unmodifiableMap(texts);
    }

    private static WordText text(String word, List<String> lines) {
        StringBuilder text = new StringBuilder();
        String link = "";
        for (String line : lines) {
            if (line.startsWith("Spec: ")) {
                String rest = line.substring("Spec: ".length()).strip();
                link = rest.startsWith("https:") ? rest : TEXT_FORMAT + rest;
            } else if (!line.isBlank()) {
                text.append(text.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        return new WordText(text.toString().replace("{word}", word), link);
    }

    private static String load() {
        try (InputStream in = WordTexts.class.getResourceAsStream("words.md")) {
            if (in == null) {
                throw new IllegalStateException("words.md is missing beside " + WordTexts.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loaded with the first word that is looked at, not with the server. */
    private static final class Page {
        static final Map<String, WordText> TEXTS = read(load());
    }
}
