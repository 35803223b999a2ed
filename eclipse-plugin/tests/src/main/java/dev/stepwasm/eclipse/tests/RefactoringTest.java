package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.edit.FormatOnSave;
import java.util.List;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody changes many places at once: names, and the layout of a text. */
class RefactoringTest {
    private static final String TEXT = """
            (module
              (func $sum (export "sum") (param $a i32) (param $b i32) (result i32)
                (i32.add (local.get $a) (local.get $b)))
              (func (export "six") (result i32)
                (call $sum (call $sum (i32.const 1) (i32.const 2)) (i32.const 3))))
            """;

    @RegisterExtension
    private final Demo demo = new Demo();

    @Test
    void aFunctionGetsAnotherName() throws Exception {
        ISourceViewer viewer = demo.open("sum.wat", TEXT);
        Demo.caret(viewer, "(call $sum", 8);
        demo.inDialog("Rename $sum", dialog -> {
            assertThat(dialog.one(Text.class).getText()).isEqualTo("$sum");
            dialog.one(Text.class).setText("$total");
            demo.window.picture("rename.png", false);
            dialog.press("OK");
        });
        demo.command(
                "dev.stepwasm.eclipse.rename",
                "the new name",
                () -> viewer.getDocument().get().equals(TEXT.replace("$sum", "$total")));
        demo.dialogsAreDone();
        ((ITextOperationTarget) viewer).doOperation(ITextOperationTarget.UNDO);
        Window.until("the old name", () -> viewer.getDocument().get().equals(TEXT));
        assertThat(demo.errors.found()).isEmpty();
    }

    @Test
    void aNameThatIsTakenIsRefusedWithTheReason() throws Exception {
        ISourceViewer viewer = demo.open("sum.wat", TEXT);
        Demo.caret(viewer, "(local.get $a)", 12);
        demo.inDialog("Rename $a", dialog -> {
            demo.inDialog("Rename $a", refusal -> {
                assertThat(refusal.texts()).anyMatch(text -> text.contains("$b") && text.contains("already"));
                demo.window.picture("rename-refused.png", false);
                refusal.press("< Back");
            });
            dialog.one(Text.class).setText("$b");
            dialog.press("OK");
            dialog.press("Cancel");
        });
        demo.command("dev.stepwasm.eclipse.rename", "the end of the dialog", demo::areDialogsDone);
        assertThat(viewer.getDocument().get()).isEqualTo(TEXT);
        assertThat(demo.errors.found()).isEmpty();
    }

    @Test
    void whatHasNoNameIsNotRenamed() throws Exception {
        ISourceViewer viewer = demo.open("sum.wat", TEXT);
        Demo.caret(viewer, "i32.add", 3);
        demo.command(
                "dev.stepwasm.eclipse.rename",
                "the reason",
                () -> demo.window.statusLine().startsWith("Not renamed: "));
        assertThat(demo.errors.found()).isEmpty();
    }

    @Test
    void aTextIsFormatted() throws Exception {
        String ugly = "(module (func $f(param i32)\n(drop\n(local.get 0) )\n )\n\n\n\n)\n";
        ISourceViewer viewer = demo.open("ugly.wat", ugly);
        demo.command(
                "dev.stepwasm.eclipse.format",
                "its layout",
                () -> !viewer.getDocument().get().equals(ugly));
        assertThat(List.of(viewer.getDocument().get().split("\n"))).contains("  (func $f (param i32)", "    (drop");
        ((ITextOperationTarget) viewer).doOperation(ITextOperationTarget.UNDO);
        assertThat(viewer.getDocument().get()).as("one step takes all back").isEqualTo(ugly);
        assertThat(demo.errors.found()).isEmpty();
    }

    @Test
    void aTextIsFormattedWhenItIsSaved() throws Exception {
        IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode("dev.stepwasm.eclipse");
        preferences.putBoolean(FormatOnSave.PREFERENCE, true);
        try {
            ISourceViewer viewer = demo.open("ugly.wat", "(module)\n");
            viewer.getDocument().replace("(module".length(), 0, "(func $f(param i32)\n)\n");
            // A server that is busy may take longer than saving waits: then it is saved as it is, and saved again.
            Window.until("its layout", () -> {
                demo.window.page().saveEditor(demo.window.page().getActiveEditor(), false);
                if (viewer.getDocument().get().contains("  (func $f (param i32))")) {
                    return true;
                }
                viewer.getDocument().replace(0, 0, "\n");
                return false;
            });
            assertThat(demo.window.page().getActiveEditor().isDirty()).isFalse();
        } finally {
            preferences.remove(FormatOnSave.PREFERENCE);
        }
        assertThat(demo.errors.found()).isEmpty();
    }
}
