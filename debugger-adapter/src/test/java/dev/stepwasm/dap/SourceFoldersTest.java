package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files belong to modules that a program has loaded from elsewhere. */
final class SourceFoldersTest {
    private static final String TEXT = """
        (module
          (func $twice (export "twice") (param $n i32) (result i32)
            (i32.mul (local.get $n) (i32.const 2))))
        """;

    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private SourceFolders here() {
        return new SourceFolders(List.of(folder));
    }

    private static StepModule text(String wat) throws InvalidModuleException {
        return StepModule.of(wat);
    }

    @Test
    void aTextIsFoundByItsText() throws Exception {
        write("a/other.wat", TEXT.replace("twice", "thrice"));
        Path wanted = write("b/c/twice.wat", TEXT);

        assertThat(here().find(text(TEXT))).hasValueSatisfying(match -> {
            assertThat(match.file()).isEqualTo(wanted);
            assertThat(match.text()).isEmpty();
            assertThat(match.why()).isEqualTo("has the same text");
        });
    }

    @Test
    void aBinaryIsFoundByTheTextOfWhichItWasMade() throws Exception {
        Path wanted = write("wat/twice.wat", TEXT);
        Files.write(folder.resolve("wat/twice.wasm"), text(TEXT).bytes());
        write("wat/broken.wat", "(module (func $");
        write("wat/many.wat", "(module) (module)");

        assertThat(here().find(StepModule.of(text(TEXT).bytes()))).hasValueSatisfying(match -> {
            assertThat(match.file()).isEqualTo(wanted);
            assertThat(match.text().orElseThrow().source().orElseThrow().text()).isEqualTo(TEXT);
            assertThat(match.why()).isEqualTo("gives the same code");
        });
    }

    @Test
    void aBinaryThatHasLostItsNamesIsStillTheSame() throws Exception {
        Path wanted = write("twice.wat", TEXT);
        byte[] named = text(TEXT).bytes();
        String latin = new String(named, java.nio.charset.StandardCharsets.ISO_8859_1);
        int names = latin.lastIndexOf("\u0004name") - 2;
        assertThat(named[names]).isZero();
        StepModule bare = StepModule.of(Arrays.copyOf(named, names));

        assertThat(here().find(bare).map(SourceFolders.Match::file)).contains(wanted);
    }

    @Test
    void withoutATextTheSameBinaryIsFound() throws Exception {
        Path wanted = Files.write(folder.resolve("twice.wasm"), text(TEXT).bytes());

        assertThat(here().find(text(TEXT))).hasValueSatisfying(match -> {
            assertThat(match.file()).isEqualTo(wanted);
            assertThat(match.why()).isEqualTo("has the same bytes");
        });
        assertThat(here().find(text(TEXT.replace("const 2", "const 3")))).isEmpty();
    }

    @Test
    void linksAndHiddenFoldersAreNotLookedInto(@TempDir Path outside) throws Exception {
        Files.writeString(outside.resolve("twice.wat"), TEXT);
        Files.createSymbolicLink(folder.resolve("folder"), outside);
        Files.createSymbolicLink(folder.resolve("twice.wat"), outside.resolve("twice.wat"));
        write(".hidden/twice.wat", TEXT);
        write("node_modules/twice.wat", TEXT);

        assertThat(here().find(text(TEXT))).isEmpty();
        assertThat(here().complaints()).isEmpty();
        assertThat(new SourceFolders(List.of(folder.resolve("folder"))).find(text(TEXT)))
                .map(SourceFolders.Match::file)
                .contains(folder.resolve("folder/twice.wat"));
    }

    @Test
    void whatIsTooMuchIsLeftOutAndSaid() throws Exception {
        for (int i = 0; i < 10; i++) {
            write(i + ".wat", TEXT.replace("twice", "f" + i));
        }
        SourceFolders few = new SourceFolders(List.of(folder), new SourceIndex.Limits(5, 3, 1 << 20, 1 << 20));
        assertThat(few.complaints())
                .containsExactly(
                        folder + " is not looked through whole: only the first 5 files and folders are; name the"
                                + " folders with the sources");

        SourceFolders small = new SourceFolders(List.of(folder), new SourceIndex.Limits(100, 3, 1 << 20, 300));
        assertThat(small.find(StepModule.of(text(TEXT).bytes()))).isEmpty();
        assertThat(small.complaints()).singleElement().asString().startsWith("only 300 bytes of texts");

        SourceFolders tiny = new SourceFolders(List.of(folder), new SourceIndex.Limits(100, 3, 10, 1 << 20));
        assertThat(tiny.find(text(TEXT.replace("twice", "f1")))).isEmpty();
        write("deep/deep/deep/twice.wat", TEXT);
        SourceFolders flat = new SourceFolders(List.of(folder), new SourceIndex.Limits(100, 2, 1 << 20, 1 << 20));
        assertThat(flat.find(text(TEXT))).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path absent = folder.resolve("absent");
        assertThat(new SourceFolders(List.of(absent)).complaints()).containsExactly("there is no folder " + absent);
    }

    @Test
    void javaSourcesAreFoundByPackageAndName() throws Exception {
        write("java/com/other/Host.java", "package com.other;");
        Path wanted = write("java/com/acme/Host.java", "/* A host. */\npackage com.acme;\n");
        Path simple = write("java/Host.java", "class Host {}");

        assertThat(here().java(new StackTraceElement("com.acme.Host$Inner", "log", "Host.java", 3)))
                .contains(wanted);
        assertThat(here().java(new StackTraceElement("Host", "log", "Host.java", 3)))
                .contains(simple);
        assertThat(here().java(new StackTraceElement("acme.Host", "log", "Host.java", 3)))
                .isEmpty();
        assertThat(here().java(new StackTraceElement("com.acme.Guest", "log", "Guest.java", 3)))
                .isEmpty();
        assertThat(here().java(new StackTraceElement("com.acme.Host", "log", null, -1)))
                .isEmpty();
    }
}
