package dev.stepwasm.ide.instruction;

import dev.stepwasm.wasm.opcode.Opcode;
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
 * The descriptions of all instructions, read once from {@code instructions.md} on the class path. A section begins with
 * {@code ## } and the keywords it describes, or with a title and a table: one instruction a row, whose other columns
 * replace the {@code {placeholders}} of the text.
 */
public final class InstructionTexts {
    private static final String CORE = "https://webassembly.github.io/spec/core/exec/";

    private InstructionTexts() {}

    /** {@return the text about an instruction, empty only if the page lacks it} */
    public static Optional<InstructionText> of(Opcode op) {
        return Optional.ofNullable(Page.TEXTS.get(op.keyword()));
    }

    /** {@return the keywords that the page describes} */
    public static Set<String> keywords() {
        return Page.TEXTS.keySet();
    }

    /** Reads a page; package-private for tests. */
    public static Map<String, InstructionText> read(String page) {
        Map<String, InstructionText> texts = new HashMap<>();
        String[] sections = page.split("(?m)^## ");
        for (int i = 1; i < sections.length; i++) {
            new Section(sections[i].lines().toList()).addTo(texts);
        }
        return Collections.unmodifiableMap(texts);
    }

    private static String load() {
        try (InputStream in = InstructionTexts.class.getResourceAsStream("instructions.md")) {
            if (in == null) {
                throw new IllegalStateException("instructions.md is missing beside " + InstructionTexts.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(String rule) {
        if (rule.startsWith("https:")) {
            return rule;
        }
        String page = rule.startsWith("op-") ? "numerics.html#" : "instructions.html#";
        return CORE + page + rule.replace('_', '-').replace('.', '-');
    }

    /** Loaded with the first hover, not with the server. */
    private static final class Page {
        static final Map<String, InstructionText> TEXTS = read(load());
    }

    /** The lines of a section, the heading first. */
    private record Section(List<String> lines) {
        void addTo(Map<String, InstructionText> texts) {
            List<List<String>> table = lines.stream()
                    .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
                    .map(Section::cells)
                    .toList();
            if (table.isEmpty()) {
                for (String keyword : lines.getFirst().split(", ")) {
                    texts.put(keyword.strip(), text(List.of(), List.of()));
                }
            } else {
                for (List<String> row : table.subList(1, table.size())) {
                    texts.put(row.getFirst(), text(table.getFirst(), row));
                }
            }
        }

        private InstructionText text(List<String> columns, List<String> cells) {
            String description = "";
            String traps = "";
            String rule = "";
            for (String line : lines.subList(1, lines.size())) {
                if (line.startsWith("Traps: ")) {
                    traps = line.substring("Traps: ".length());
                } else if (line.startsWith("Spec: ")) {
                    rule = line.substring("Spec: ".length());
                } else if (!line.startsWith("|") && !line.isBlank()) {
                    description += (description.isEmpty() ? "" : " ") + line.strip();
                }
            }
            return new InstructionText(
                    filled(description, columns, cells), filled(traps, columns, cells), address(rule.strip()));
        }

        private static List<String> cells(String line) {
            return List.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1)).stream()
                    .map(String::strip)
                    .toList();
        }

        private static String filled(String template, List<String> columns, List<String> cells) {
            String text = template;
            for (int i = 0; i < columns.size(); i++) {
                text = text.replace("{" + columns.get(i) + "}", cells.get(i));
            }
            return text.strip();
        }
    }
}
