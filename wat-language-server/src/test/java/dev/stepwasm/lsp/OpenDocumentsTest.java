package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.external.KnownModule;
import dev.stepwasm.ide.external.Origin;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OpenDocumentsTest {
    private static final String URI = "file:///a%20b.wat";

    private final Workers workers = new Workers();
    private final OpenDocuments documents = new OpenDocuments(workers, Analysis::of);

    @AfterEach
    void stop() {
        workers.stop();
    }

    @Test
    void staysEqualToTheClientThroughRandomEdits() {
        Random random = new Random(2026);
        ClientText client = new ClientText("(module\r\n  (func $f)\r  ;; 𝄞 é\n)\n");
        documents.open(URI, 0, client.text());
        for (int version = 1; version <= 2000; version++) {
            List<TextDocumentContentChangeEvent> changes = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                changes.add(client.edit(random));
            }
            Snapshot snapshot = documents.change(URI, version, changes).orElseThrow();
            assertThat(snapshot.text().text()).as("version " + version).isEqualTo(client.text());
            assertThat(snapshot.version()).isEqualTo(version);
            assertThatLinesAreThoseOfAFreshText(snapshot.text());
        }
    }

    private static void assertThatLinesAreThoseOfAFreshText(SourceText text) {
        SourceText fresh = new SourceText("fresh", text.text());
        assertThat(text.lineCount()).isEqualTo(fresh.lineCount());
        for (int line = 1; line <= fresh.lineCount(); line++) {
            assertThat(text.lineSpan(line)).isEqualTo(fresh.lineSpan(line));
        }
    }

    @Test
    void otherKnowledgeMeansOtherSnapshotsOfTheSameAnalysis() {
        Origin origin = Origin.builtIn("here");
        KnownImports known = KnownImports.of(List.of(new KnownModule("m", "", origin, true, List.of())));
        Snapshot before = documents.open(URI, 3, "(module)");
        Analysis analysis = before.analysis().join();
        Snapshot after = documents.use(known).getFirst();
        assertThat(after.imports()).isSameAs(known);
        assertThat(after.version()).isEqualTo(3);
        assertThat(after.resultId()).isNotEqualTo(before.resultId());
        assertThat(after.analysis().join()).isSameAs(analysis);
        assertThat(before.isReplaced()).isTrue();
        assertThat(documents.use(known)).as("nothing new").isEmpty();
    }

    @Test
    void movesPositionsOutsideTheTextIn() {
        documents.open(URI, 1, "ab\r\ncd");
        assertThat(after(range(0, 99, 0, 99), "X")).isEqualTo("abX\r\ncd");
        assertThat(after(range(7, 0, 9, 3), "Y")).isEqualTo("abX\r\ncdY");
        assertThat(after(range(1, 3, 1, 0), "-")).as("backwards").isEqualTo("abX\r\n-");
        assertThat(after(range(-1, -5, 0, -2), "(")).isEqualTo("(abX\r\n-");
        assertThat(after(range(0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE), "")).isEmpty();
    }

    @Test
    void countsUtf16Units() {
        documents.open(URI, 1, "(; 𝄞𝄞 ;)x");
        assertThat(after(range(0, 10, 0, 11), "y")).isEqualTo("(; 𝄞𝄞 ;)y");
        assertThat(after(range(0, 3, 0, 5), "")).isEqualTo("(; 𝄞 ;)y");
    }

    @Test
    void appliesEachChangeToTheResultOfTheOneBefore() {
        documents.open(URI, 1, "abc");
        var changes = List.of(
                new TextDocumentContentChangeEvent(range(0, 0, 0, 1), "xyz"),
                new TextDocumentContentChangeEvent(range(0, 3, 0, 4), "!"),
                new TextDocumentContentChangeEvent("all new"),
                new TextDocumentContentChangeEvent(range(0, 3, 0, 3), " is"));
        assertThat(documents.change(URI, 2, changes).orElseThrow().text().text())
                .isEqualTo("all is new");
    }

    @Test
    void namesTextsByTheirPathAndOutdatesOldVersions() {
        Snapshot first = documents.open(URI, 1, "");
        assertThat(first.text().name()).isEqualTo("/a b.wat");
        Snapshot second = documents.open(URI, 5, "x");
        assertThat(first.isOutdated()).isTrue();
        assertThat(second.resultId()).isNotEqualTo(first.resultId());
        assertThat(documents.open("untitled:Untitled-1", 1, "").text().name()).isEqualTo("untitled:Untitled-1");
        assertThat(documents.close(URI)).isTrue();
        assertThat(second.isOutdated()).isTrue();
        assertThat(documents.close(URI)).isFalse();
        assertThat(documents.change(URI, 6, List.of())).isEmpty();
        assertThat(documents.current(URI)).isEmpty();
    }

    private String after(Range range, String text) {
        return documents
                .change(URI, 2, List.of(new TextDocumentContentChangeEvent(range, text)))
                .orElseThrow()
                .text()
                .text();
    }

    private static Range range(int startLine, int start, int endLine, int end) {
        return new Range(new Position(startLine, start), new Position(endLine, end));
    }
}
