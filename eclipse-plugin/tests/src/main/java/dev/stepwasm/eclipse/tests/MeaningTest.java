package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.meaning.Occurrences;
import java.util.List;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody sees what names stand for, and where else they stand. */
class MeaningTest {
    private static final RGB FUNCTION = new RGB(116, 83, 31);
    private static final RGB PARAMETER = new RGB(106, 62, 62);
    private static final RGB VARIABLE = new RGB(0, 16, 128);
    private static final RGB LABEL = new RGB(128, 0, 128);
    private static final String TEXT = """
            (module
              (import "env" "log" (func $log (param i32)))
              (global $calls (mut i32) (i32.const 0))
              (func $sum_to (export "sum") (param $n i32) (result i32)
                (local $total i32)
                (loop $next
                  (local.set $total (i32.add (local.get $total) (local.get $n)))
                  (local.set $n (i32.sub (local.get $n) (i32.const 1)))
                  (br_if $next (local.get $n)))
                (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
                (call $log (local.get $total))
                (local.get $total)))
            """;

    @RegisterExtension
    private final Demo demo = new Demo();

    @Test
    void namesHaveTheColourOfWhatTheyStandFor() throws Exception {
        ISourceViewer viewer = demo.open("sum.wat", TEXT);
        Window.until("the function's colour", () -> FUNCTION.equals(color(viewer, "$sum_to")));
        assertThat(color(viewer, "$n ")).isEqualTo(PARAMETER);
        assertThat(color(viewer, "$total")).isEqualTo(VARIABLE);
        assertThat(color(viewer, "$next")).isEqualTo(LABEL);
        assertThat(style(viewer, "$log").fontStyle & SWT.ITALIC)
                .as("what is imported is slanted")
                .isNotZero();
        assertThat(color(viewer, "i32.add")).as("instructions keep theirs").isEqualTo(new RGB(149, 56, 0));
        demo.window.picture("meaning.png", false);

        // While a name is typed it keeps its colour, and what is behind it moves with the text.
        viewer.getDocument().replace(TEXT.indexOf("$sum_to") + 4, 0, "_up");
        assertThat(color(viewer, "$sum_up_to")).isEqualTo(FUNCTION);
        assertThat(color(viewer, "$total")).isEqualTo(VARIABLE);
        viewer.getDocument().replace(0, 0, ";; What is new?\n\n");
        assertThat(color(viewer, "$next")).isEqualTo(LABEL);
        assertThat(demo.errors.found()).isEmpty();
    }

    @Test
    void whatIsAtTheCaretIsMarkedWhereverItIs() throws Exception {
        ISourceViewer viewer = demo.open("sum.wat", TEXT);
        Demo.caret(viewer, "$total", 2);
        Window.until(
                "all of it",
                () -> Demo.annotated(viewer, Occurrences.READ).equals(List.of("$total", "$total", "$total", "$total"))
                        && Demo.annotated(viewer, Occurrences.WRITE).equals(List.of("$total")));
        demo.window.picture("occurrences.png", false);

        viewer.getDocument().replace(0, 0, "\n");
        assertThat(Demo.annotated(viewer, Occurrences.WRITE)).isEmpty();
        Demo.caret(viewer, "$calls", 2);
        Window.until("another", () -> Demo.annotated(viewer, Occurrences.WRITE).equals(List.of("$calls")));
        assertThat(demo.errors.found()).isEmpty();
    }

    private static RGB color(ISourceViewer viewer, String text) {
        StyleRange style = style(viewer, text);
        return style == null || style.foreground == null ? new RGB(0, 0, 0) : style.foreground.getRGB();
    }

    private static StyleRange style(ISourceViewer viewer, String text) {
        return viewer.getTextWidget()
                .getStyleRangeAtOffset(viewer.getDocument().get().indexOf(text));
    }
}
