package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody lets the editor complete what they type. */
class CompletionTest {
    private static final String TEXT = """
            (module
              ;; Adds up the numbers from 1 on.
              (func $sum_to (param $n i32) (result i32)
                (local $total i32)
                (loop $next
                  (local.set $total (i32.add (local.get $total) (local.get $n)))
                  (local.set $n (i32.sub (local.get $n) (i32.const 1)))
                  (br_if $next (local.get $n)))
                (local.get $total))
              (func (export "ten") (result i32)
                (call $s (i32.const 10)))
              )
            """;

    @RegisterExtension
    private final Demo demo = new Demo();

    @Test
    void aNameIsCompletedWithItsDocumentation() throws Exception {
        ISourceViewer viewer = demo.open("sum.wat", TEXT);
        int caret = Demo.caretBehind(viewer, "(call $s");
        Table list = assist(viewer);
        Window.until("the function", () -> rows(list).stream().anyMatch(row -> row.startsWith("$sum_to  ")));
        choose(list, "$sum_to  ");
        Window.until(
                "its signature in colours",
                () -> demo.inPopups(StyledText.class).stream()
                        .filter(text -> text.getText().startsWith("(func $sum_to"))
                        .anyMatch(text -> text.getStyleRangeAtOffset(1).foreground != null));
        Window.until(
                "its comment",
                () -> demo.inPopups(StyledText.class).stream()
                        .anyMatch(text -> text.getText().contains("Adds up the numbers from 1 on.")));
        demo.window.picture("completion.png", false);

        take(list);
        assertThat(Demo.line(viewer, caret)).isEqualTo("    (call $sum_to (i32.const 10)))");
        assertThat(demo.errors.found()).isEmpty();
    }

    @Test
    void theListBecomesShorterWhileOneTypes() throws Exception {
        ISourceViewer viewer = demo.open("sum.wat", TEXT);
        int caret = Demo.caretBehind(viewer, "(i32.sub (");
        Table list = assist(viewer);
        Window.until("many", () -> list.getItemCount() > 20);
        viewer.getDocument().replace(caret, 0, "rot");
        viewer.setSelectedRange(caret + 3, 0);
        Window.until(
                "what has a part that begins so",
                () -> rows(list).size() >= 2 && rows(list).stream().allMatch(row -> row.contains(".rot")));
        assertThat(rows(list)).first().asString().startsWith("i32.rot");
        assertThat(demo.errors.found()).isEmpty();
    }

    @Test
    void whatIsToBeFilledInIsVisitedWithTheTabKey() throws Exception {
        ISourceViewer viewer = demo.open("sum.wat", TEXT);
        int line = Demo.caretBehind(viewer, "(local $total i32)");
        viewer.getDocument().replace(line, 0, "\n    (if");
        int caret = line + "\n    (if".length();
        viewer.setSelectedRange(caret, 0);
        Table list = assist(viewer);
        Window.until("an if to fill in", () -> rows(list).contains("if … else … )"));
        choose(list, "if … else … )");
        take(list);
        assertThat(viewer.getDocument().get(line, 60)).startsWith("""

                    (if (local.get 0)
                      (then )
                      (else ))
                """.stripTrailing());
        assertThat(selected(viewer)).as("the first place").isEqualTo("local.get 0");
        demo.window.picture("snippet.png", false);

        press(viewer, SWT.TAB);
        assertThat(viewer.getSelectedRange().x)
                .as("the next place")
                .isEqualTo(viewer.getDocument().get().indexOf("(then ") + 6);
        ((ITextOperationTarget) viewer).doOperation(ITextOperationTarget.UNDO);
        assertThat(Demo.line(viewer, caret)).as("one step takes all back").isEqualTo("    (if");
        assertThat(demo.errors.found()).isEmpty();
    }

    private static String selected(ISourceViewer viewer) throws BadLocationException {
        return viewer.getDocument().get(viewer.getSelectedRange().x, viewer.getSelectedRange().y);
    }

    private static void press(ISourceViewer viewer, int key) {
        Event press = new Event();
        press.keyCode = key;
        press.character = (char) key;
        viewer.getTextWidget().notifyListeners(SWT.KeyDown, press);
    }

    private Table assist(ISourceViewer viewer) {
        long[] asked = {0};
        Window.until("the list", () -> {
            if (demo.inPopups(Table.class).isEmpty() && System.nanoTime() - asked[0] > 3_000_000_000L) {
                asked[0] = System.nanoTime();
                ((ITextOperationTarget) viewer).doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
            }
            return demo.inPopups(Table.class).stream()
                    .anyMatch(table -> table.getItemCount() > 0
                            && !table.getItem(0).getText().contains("omputing"));
        });
        return demo.inPopups(Table.class).getFirst();
    }

    private static List<String> rows(Table list) {
        return list.isDisposed()
                ? List.of()
                : Arrays.stream(list.getItems()).map(TableItem::getText).toList();
    }

    private static void choose(Table list, String beginning) {
        List<String> rows = rows(list);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).startsWith(beginning)) {
                list.setSelection(i);
                Event selected = new Event();
                selected.item = list.getItem(i);
                list.notifyListeners(SWT.Selection, selected);
                return;
            }
        }
        throw new AssertionError(beginning + " in " + rows);
    }

    private static void take(Table list) {
        list.notifyListeners(SWT.DefaultSelection, new Event());
    }
}
