package dev.stepwasm.eclipse.tests;

import static dev.stepwasm.eclipse.tests.Demo.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.preferences.Defaults;
import dev.stepwasm.eclipse.preferences.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.ui.IPageLayout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Someone opens what a compiler made, and whatever else a disk may hold. */
class LargeFileTest {
    /** What an event may take on the UI thread, in milliseconds. */
    private static final int LONGEST_EVENT = 50;
    /** From opening a text of 0.9 MB to the first problems, in milliseconds. */
    private static final int FIRST_PROBLEMS = 2000;

    private static final int FUNCTIONS = 2000;
    private static final String MISTAKE = "(func (export \"last\") (result i32) (i32.ad (i32.const 1) (i32.const 2)))";

    @RegisterExtension
    private final Demo demo = new Demo();

    @BeforeAll
    static void checkOpenFilesOnly() {
        ServerSettings.store().setValue(Defaults.NATURE, false);
    }

    @AfterAll
    static void checkAllAgain() {
        ServerSettings.store().setToDefault(Defaults.NATURE);
    }

    @BeforeEach
    void showOutline() throws CoreException {
        demo.window.page().showView(IPageLayout.ID_OUTLINE);
    }

    @Test
    void problemsComeSoonAndTypingIsNotHeldUp() throws Exception {
        demo.open("small.wat", "(module (start $nowhere))"); // the server is started
        Window.until("the server", () -> problems(demo.project).size() == 1);
        IFile file = demo.file("large.wat", large());
        long opened = System.nanoTime();
        long worked = Patience.workOfThisThread();
        ISourceViewer viewer = demo.open(file);
        Window.until("problems", () -> !problems(file).isEmpty());
        long first = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - opened);
        long work = Patience.workOfThisThread() - worked;
        new Patience().forMillis(1500); // outline, folding and colours are there

        StyledText text = viewer.getTextWidget();
        Demo.caretBehind(
                viewer, viewer.getDocument().get().contains("(func $f1000 ") ? "(func $f1000 " : "(func (;1000;) ");
        Patience typing = new Patience();
        for (char c : "(param $here i32) (local i64)".toCharArray()) {
            typing.during(() -> text.insert(String.valueOf(c)));
            typing.during(() -> text.setCaretOffset(text.getCaretOffset() + 1));
            typing.forMillis(30);
        }
        typing.forMillis(2000); // what the server says about it
        report(
                "first problems after %d ms, %d ms of them work on the UI thread; longest event while typing %d ms",
                first, work, typing.longest());
        assertThat(viewer.getDocument().get()).contains("(param $here i32) (local i64)");
        // The clock says nothing where others have the processor; the work is the same.
        assertThat(Patience.isMachineQuiet() ? first : work).isLessThan(FIRST_PROBLEMS);
        assertThat(typing.longest()).isLessThanOrEqualTo(LONGEST_EVENT);
        demo.window.picture("large-file.png", false);
        assertThat(demo.errors.found()).isEmpty();
    }

    /** {@return a text of 0.9 MB}, or the one that somebody measures with */
    private static String large() throws IOException {
        String given = System.getProperty("stepwasm.large", "");
        if (!given.isEmpty()) {
            String text = Files.readString(Path.of(given)).stripTrailing();
            return text.substring(0, text.length() - 1) + MISTAKE + ")\n";
        }
        StringBuilder text = new StringBuilder("(module\n  (memory 1)\n");
        for (int i = 0; i < FUNCTIONS; i++) {
            text.append(String.format(Locale.ROOT, """
                      (func $f%d (export "f%d") (param $a i32) (param $b i32) (result i32)
                        (local $sum i32)
                        (local.set $sum (i32.add (local.get $a) (local.get $b)))
                        (block $done
                          (loop $next
                            (br_if $done (i32.eqz (local.get $b)))
                            (i32.store offset=%d (local.get $a) (local.get $sum))
                            (local.set $b (i32.sub (local.get $b) (i32.const 1)))
                            (br $next)))
                        (call $f%d (local.get $sum) (i32.load (local.get $a))))
                    """, i, i, i, i / 2));
        }
        return text.append("  ").append(MISTAKE).append(")\n").toString();
    }

    private static void report(String words, Object... figures) throws IOException {
        Path file = Path.of(System.getProperty("stepwasm.screenshots"), "large-file.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.format(Locale.ROOT, words + "%n", figures));
    }
}
