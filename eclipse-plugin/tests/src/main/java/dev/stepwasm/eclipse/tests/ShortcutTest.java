package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.breakpoints.WasmLineBreakpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user starts programs from the menus: of a file, of its text, of the window. */
class ShortcutTest {
    private static final String MODULE = "WebAssembly Module";
    private static final String ATTACH = "Attach Stepwasm to Java Program...";

    private static final String TICK = """
            (module
              (global $ticks (mut i32) (i32.const 41))
              (func (export "tick") (result i32)
                (global.set $ticks (i32.add (global.get $ticks) (i32.const 1)))
                (global.get $ticks)))
            """;

    @RegisterExtension
    private final Debuggee debuggee = new Debuggee();

    private IFile breaking(String name, String text, int line) throws CoreException {
        IFile file = debuggee.file(name, text);
        WasmLineBreakpoint.create(file, file.getLocation(), line);
        return file;
    }

    /** {@return the menu of a file in the Project Explorer} */
    private Menu menuOf(IFile file) throws Exception {
        IViewPart explorer = debuggee.window().page().showView("org.eclipse.ui.navigator.ProjectExplorer");
        debuggee.window().page().activate(explorer);
        debuggee.window().reveal(file);
        Window.until(
                "the file in the explorer",
                () -> debuggee.window().selectedRows().contains(file.getName()));
        return Widgets.visible(Tree.class).stream()
                .filter(tree -> tree.getSelectionCount() == 1
                        && tree.getSelection()[0].getText().equals(file.getName()))
                .findFirst()
                .orElseThrow()
                .getMenu();
    }

    /** {@return the menu of the window} */
    private Menu bar() {
        return debuggee.window().shell().getMenuBar();
    }

    private ISourceViewer open(IFile file) throws Exception {
        IEditorPart editor = IDE.openEditor(debuggee.window().page(), file);
        debuggee.window().page().activate(editor);
        return Demo.viewer(editor);
    }

    @Test
    void aFileIsDebuggedFromTheExplorer() throws Exception {
        Menu menu = menuOf(breaking("tick.wat", TICK, 5));
        Menus.choose(Menus.below(menu, "Debug As"), MODULE);
        IThread thread = debuggee.stopped(5);
        thread.resume();
        debuggee.awaitEnd();
        debuggee.consoleShows("42");
        debuggee.checkErrorLog();
    }

    @Test
    void aTextIsRunFromItsEditor() throws Exception {
        ISourceViewer viewer = open(breaking("tick.wat", TICK, 5));
        Menus.choose(Menus.below(viewer.getTextWidget().getMenu(), "Run As"), MODULE);
        debuggee.awaitEnd(); // without a stop
        debuggee.consoleShows("42");
        debuggee.checkErrorLog();
    }

    @Test
    void aTextIsDebuggedFromTheMenuOfTheWindow() throws Exception {
        open(breaking("tick.wat", TICK, 5));
        Menus.choose(Menus.below(Menus.below(bar(), "Run"), "Debug As"), MODULE);
        debuggee.stopped(5).resume();
        debuggee.awaitEnd();
        debuggee.checkErrorLog();
    }

    @Test
    void otherFilesAreNotOfferedToRun() throws Exception {
        Menu menu = menuOf(debuggee.file("notes.txt", "(module)"));
        assertThat(Menus.labels(Menus.below(menu, "Run As"))).isNotEmpty().doesNotContain(MODULE);
        debuggee.checkErrorLog();
    }

    @Test
    void anExportIsDebuggedFromTheLineAboveIt() throws Exception {
        ISourceViewer viewer = open(breaking("tick.wat", TICK, 5));
        MiningTest.click(viewer, "Debug");
        assertThat(debuggee.names(debuggee.stopped(5))).containsExactly("$tick");
        debuggee.stopped(5).resume();
        debuggee.awaitEnd();
        assertThat(Debuggee.configuration("tick.wat tick").exists()).isTrue();
        debuggee.checkErrorLog();
    }

    @Test
    void nothingToAttachToIsTold() throws Exception {
        Path nobody = Files.createTempDirectory("nobody");
        String before = System.getProperty("stepwasm.cache");
        System.setProperty("stepwasm.cache", nobody.toString());
        try {
            debuggee.inDialog("There is nothing to attach to", dialog -> {
                assertThat(dialog.texts()).anyMatch(text -> text.contains("java -Dstepwasm.debug"));
                dialog.press("OK");
            });
            Menu run = Menus.below(bar(), "Run");
            assertThat(Menus.labels(run)).containsOnlyOnce(ATTACH);
            Menus.choose(run, ATTACH);
            debuggee.dialogsAreDone();
            debuggee.checkErrorLog();
        } finally {
            if (before == null) {
                System.clearProperty("stepwasm.cache");
            } else {
                System.setProperty("stepwasm.cache", before);
            }
            Files.deleteIfExists(nobody);
        }
    }
}
