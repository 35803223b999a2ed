package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.navigation.WatHyperlinks;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody follows a name to what it stands for. */
class NavigationTest {
    private static final String TEXT = """
            (module
              (import "env" "log" (func $log (param i32)))
              (type $unary (func (param i32) (result i32)))
              (func $twice (type $unary)
                (i32.mul (local.get 0) (i32.const 2)))
              (func (export "four") (result i32)
                (call $log (i32.const 2))
                (call $twice (i32.const 2))))
            """;

    @RegisterExtension
    private final Demo demo = new Demo();

    @Test
    void theDefinitionKeyGoesToTheFunction() throws Exception {
        ISourceViewer viewer = demo.open("twice.wat", TEXT);
        Demo.caret(viewer, "(call $twice", 8);
        Window.until("the command", () -> Demo.isEnabled("dev.stepwasm.eclipse.definition"));
        Demo.command("dev.stepwasm.eclipse.definition");
        Window.until(
                "the function",
                () -> viewer.getSelectedRange().x == TEXT.indexOf("$twice")
                        && viewer.getSelectedRange().y == "$twice".length());

        Demo.caret(viewer, "(call $log", 8);
        Demo.command("dev.stepwasm.eclipse.declaration");
        Window.until("the import", () -> viewer.getSelectedRange().x == TEXT.indexOf("$log"));
        assertThat(demo.errors.found()).isEmpty();
    }

    @Test
    void aWordWithoutADefinitionSaysSo() throws Exception {
        ISourceViewer viewer = demo.open("twice.wat", TEXT);
        int caret = Demo.caret(viewer, "i32.const", 1);
        Window.until("the command", () -> Demo.isEnabled("dev.stepwasm.eclipse.definition"));
        Demo.command("dev.stepwasm.eclipse.definition");
        Window.until("the status line", () -> demo.window.statusLine().equals("No definition of `i32.const` found"));
        assertThat(viewer.getSelectedRange().x).isEqualTo(caret);
        assertThat(demo.errors.found()).isEmpty();
    }

    @Test
    void aNameIsALinkWhileTheControlKeyIsDown() throws Exception {
        ISourceViewer viewer = demo.open("twice.wat", TEXT);
        WatHyperlinks links = new WatHyperlinks();
        int pointer = TEXT.indexOf("(call $twice") + 9;
        IHyperlink[][] found = {null};
        Window.until("a link", () -> {
            found[0] = links.detectHyperlinks(viewer, new Region(pointer, 0), false);
            return found[0] != null;
        });
        assertThat(found[0][0].getHyperlinkRegion())
                .isEqualTo(new Region(TEXT.indexOf("(call $twice") + 6, "$twice".length()));
        assertThat(found[0][0].getHyperlinkText()).isEqualTo("Open Definition in twice.wat, line 4");
        found[0][0].open();
        assertThat(viewer.getSelectedRange().x).isEqualTo(TEXT.indexOf("$twice"));
        IEditorPart editor = demo.window.page().getActiveEditor();
        assertThat(editor.getTitle()).isEqualTo("twice.wat");
        assertThat(demo.errors.found()).isEmpty();
    }

    @Test
    void anImportLeadsToTheModuleThatExportsIt() throws Exception {
        demo.file("math.wat", """
                (module
                  (func (export "square") (param $n i32) (result i32)
                    (i32.mul (local.get $n) (local.get $n))))
                """);
        ISourceViewer viewer = demo.open("nine.wat", """
                (module
                  (import "math" "square" (func $square (param i32) (result i32)))
                  (func (export "nine") (result i32)
                    (call $square (i32.const 3))))
                """);
        Demo.caret(viewer, "(call $square", 8);
        demo.command("dev.stepwasm.eclipse.definition", "another editor, or again", () -> {
            if (!demo.window.page().getActiveEditor().getTitle().equals("math.wat")
                    && viewer.getSelectedRange().y > 0) {
                // The server had not read the other file yet, and went to the import.
                Demo.caret(viewer, "(call $square", 8);
                Demo.command("dev.stepwasm.eclipse.definition");
            }
            return demo.window.page().getActiveEditor().getTitle().equals("math.wat");
        });
        ISourceViewer other = Demo.viewer(demo.window.page().getActiveEditor());
        assertThat(Demo.line(other, other.getSelectedRange().x)).contains("(export \"square\")");
        assertThat(demo.errors.found()).isEmpty();
    }
}
