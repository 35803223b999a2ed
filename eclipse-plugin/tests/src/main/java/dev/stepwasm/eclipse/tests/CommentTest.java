package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.eclipse.jface.bindings.TriggerSequence;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user puts lines into comments, and takes them out again. */
class CommentTest {
    private static final String TOGGLE = "dev.stepwasm.eclipse.toggleComment";

    private static final String TEXT = """
            (module
              (func $f
                nop

                (drop
                  (i32.const 1)))
            )
            """;

    @RegisterExtension
    private final Demo demo = new Demo();

    private static void select(ISourceViewer viewer, String from, String behind) {
        int start = viewer.getDocument().get().indexOf(from);
        int end = viewer.getDocument().get().indexOf(behind, start) + behind.length();
        viewer.setSelectedRange(start, end - start);
    }

    private static void toggle() throws Exception {
        Window.until("the command", () -> Demo.isEnabled(TOGGLE));
        Demo.command(TOGGLE);
    }

    @Test
    void linesBecomeACommentAndComeBack() throws Exception {
        ISourceViewer viewer = demo.open("comment.wat", TEXT);
        select(viewer, "nop", "(drop");
        toggle();
        String commented = TEXT.replace("    nop", "    ;; nop").replace("    (drop", "    ;; (drop");
        assertThat(viewer.getDocument().get()).isEqualTo(commented);
        assertThat(viewer.getSelectedRange().y).as("what is selected").isGreaterThan("nop".length());
        toggle();
        assertThat(viewer.getDocument().get()).isEqualTo(TEXT);

        ((ITextOperationTarget) viewer).doOperation(ITextOperationTarget.UNDO);
        assertThat(viewer.getDocument().get()).as("one step").isEqualTo(commented);
        assertThat(demo.errors.found()).isEmpty();
    }

    @Test
    void signsStandBelowEachOther() throws Exception {
        ISourceViewer viewer = demo.open("comment.wat", TEXT);
        select(viewer, "    (drop", "const 1)))\n"); // the end of the selection is on no line of it
        toggle();
        assertThat(viewer.getDocument().get()).contains("    ;; (drop\n    ;;   (i32.const 1)))\n)\n");
        Demo.caretBehind(viewer, ";;   (i32");
        toggle();
        assertThat(viewer.getDocument().get())
                .as("the line of the caret")
                .contains("    ;; (drop\n      (i32.const 1)))\n)\n");
        select(viewer, ";; (drop", "(i32.const");
        toggle();
        assertThat(viewer.getDocument().get())
                .as("one of them was none")
                .contains("    ;; ;; (drop\n    ;;   (i32.const 1)))\n)\n");
        assertThat(demo.errors.found()).isEmpty();
    }

    @Test
    void theKeysAreThoseOfJava() throws Exception {
        demo.open("comment.wat", TEXT);
        Window.until("the command", () -> Demo.isEnabled(TOGGLE));
        assertThat(Arrays.stream(PlatformUI.getWorkbench()
                                .getService(IBindingService.class)
                                .getActiveBindingsFor(TOGGLE))
                        .map(TriggerSequence::format))
                .contains("Ctrl+/", "Ctrl+7");
        assertThat(demo.errors.found()).isEmpty();
    }
}
