package dev.stepwasm.wat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files from other projects with the verdicts of other tools. */
class CorpusTest {
    private record Entry(Path file, String kind, String verdict) {}

    private static List<Entry> entries() throws IOException {
        Path corpus = Path.of(System.getProperty("wat.corpus", "missing"));
        assumeTrue(Files.isDirectory(corpus) || "true".equals(System.getenv("CI")), "no corpus at " + corpus);
        List<Entry> entries = new ArrayList<>();
        for (String line : Files.readAllLines(corpus.resolve("MANIFEST.tsv"))) {
            String[] columns = line.split("\t", -1);
            if (!columns[0].equals("path")) {
                entries.add(new Entry(corpus.resolve(columns[0]), columns[6], columns[7]));
            }
        }
        return entries;
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    @Test
    void agreesWithOtherTools() throws IOException {
        List<String> wrong = new ArrayList<>();
        int good = 0;
        int count = 0;
        for (Entry entry : entries()) {
            Analysis analysis = Analysis.of(new SourceText(entry.file().toString(), read(entry.file())));
            boolean judged = entry.kind().equals("module") && !entry.verdict().equals("disputed");
            if (!judged) {
                continue;
            }
            count++;
            if (analysis.hasErrors() != entry.verdict().equals("valid")) {
                good++;
            } else if (analysis.diagnostics().stream().noneMatch(CorpusTest::isUnsupported)) {
                wrong.add(entry.file() + " " + entry.verdict() + " " + analysis.diagnostics());
            }
        }
        System.out.printf("corpus: %d of %d judged modules agree%n", good, count);
        assertThat(wrong).isEmpty();
    }

    private static boolean isUnsupported(Diagnostic diagnostic) {
        return diagnostic.problem().code().equals("unsupported-feature");
    }

    @Test
    void lineBreaksAndByteOrderMarksChangeNoVerdict() throws IOException {
        for (Entry entry : entries()) {
            String text = read(entry.file());
            if (text.contains("\r") || text.length() > 200_000) {
                continue;
            }
            int expected = count(text);
            assertThat(count(text.replace("\n", "\r\n")))
                    .as("CRLF " + entry.file())
                    .isEqualTo(expected);
            assertThat(count(text.replace("\n", "\r"))).as("CR " + entry.file()).isEqualTo(expected);
            assertThat(count("\uFEFF" + text)).as("BOM " + entry.file()).isEqualTo(expected);
        }
    }

    private static int count(String text) {
        return Analysis.of(new SourceText("t", text)).diagnostics().size();
    }
}
