package dev.stepwasm.ide.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What imports say when files have other names. */
final class FileRenamesTest {
    private static final String MATH = "(module (func (export \"add\")))";

    private final Map<String, String> files = new TreeMap<>();

    @Test
    void importsFollowTheNameOfAFile() {
        files.put("/w/math.wat", MATH);
        files.put("/w/main.wat", imports("math", "math.wat", "math.wasm", "./math.wasm", "./math", "log"));
        assertThat(renamed("/w/math.wat", "/w/lib/sums.wat"))
                .containsExactlyInAnyOrder(
                        "/w/main.wat \"sums\"",
                        "/w/main.wat \"sums.wat\"",
                        "/w/main.wat \"./lib/sums.wasm\"",
                        "/w/main.wat \"./lib/sums\"");
    }

    @Test
    void aFileThatOnlyMovesKeepsItsNameInImports() {
        files.put("/w/math.wat", MATH);
        files.put("/w/main.wat", imports("math", "./math.wat"));
        assertThat(renamed("/w/math.wat", "/w/lib/math.wat")).containsExactly("/w/main.wat \"./lib/math.wat\"");
    }

    @Test
    void pathsFollowTheFileThatImports() {
        files.put("/w/lib/math.wat", MATH);
        files.put("/w/main.wat", imports("math", "./lib/math.wat"));
        assertThat(renamed("/w/main.wat", "/w/app/main.wat")).containsExactly("/w/app/main.wat \"../lib/math.wat\"");
    }

    @Test
    void whatMovesTogetherStaysAsItIs() {
        files.put("/w/lib/math.wat", MATH);
        files.put("/w/lib/main.wat", imports("./math"));
        files.put("/w/user.wat", imports("./lib/math"));
        assertThat(renamed("/w/lib/", "/w/deep/libs/")).containsExactly("/w/user.wat \"./deep/libs/math\"");
    }

    @Test
    void nothingIsEditedOnAGuess() {
        files.put("/w/a/math.wat", MATH);
        files.put("/w/b/math.wat", MATH);
        files.put("/w/main.wat", imports("math"));
        assertThat(renamed("/w/a/math.wat", "/w/a/sums.wat")).isEmpty();
    }

    @Test
    void aNameThatWouldMeanSomethingElseIsNotWritten() {
        files.put("/w/a/math.wat", MATH);
        files.put("/w/b/sums.wat", MATH);
        files.put("/w/main.wat", imports("math"));
        assertThat(renamed("/w/a/math.wat", "/w/a/sums.wat")).isEmpty();
        assertThat(renamed("/w/a/math.wat", "/w/a/math.txt")).isEmpty();
    }

    private static String imports(String... modules) {
        StringBuilder text = new StringBuilder();
        for (String module : modules) {
            text.append("(import \"").append(module).append("\" \"add\" (func))\n");
        }
        return text.toString();
    }

    /** The file as it will be called, and what is written there. */
    private List<String> renamed(String from, String to) {
        List<Member> members = files.entrySet().stream()
                .map(file -> new Member(
                        file.getKey(),
                        Optional.of(new FilePath(file.getKey())),
                        FileInterface.of(Analysis.of(new SourceText(file.getKey(), file.getValue())))))
                .toList();
        List<String> edits = new ArrayList<>();
        new FileRenames(
                        new Workspace(members, true),
                        path -> new FilePath(path.text().replace(from, to)))
                .edits()
                .forEach(edit -> edit.places()
                        .forEach(site -> edits.add(
                                site.member().path().orElseThrow().text().replace(from, to) + " " + edit.text())));
        return edits;
    }
}
