package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody lets the editor mend what is wrong. */
class QuickFixTest {
    private static final String TEXT = """
            (module
              (func $double (export "double") (param $number i32) (result i32)
                (i32.mul (local.get $numbr) (i32.const 2))))
            """;

    @RegisterExtension
    private final Demo demo = new Demo();

    @Test
    void aMistakeIsMendedAtTheCaret() throws Exception {
        IFile file = demo.file("double.wat", TEXT);
        ISourceViewer viewer = demo.open(file);
        Window.until("a marker", () -> Demo.markers(file).length == 1);
        int caret = Demo.caret(viewer, "$numbr)", 1);
        Table list = list(viewer);
        Window.until("the fixes", () -> rows(list).contains("Change to $number"));
        assertThat(rows(list)).as("each once").doesNotHaveDuplicates();
        assertThat(rows(list)).first().asString().as("the best first").isEqualTo("Change to $number");
        demo.window.picture("quick-fix.png", false);

        choose(list(viewer), "Change to $number"); // the picture may have closed it
        Window.until("the right name", () -> Demo.line(viewer, caret).contains("(local.get $number)"));
        Window.until("no marker", () -> Demo.markers(file).length == 0);
        ((ITextOperationTarget) viewer).doOperation(ITextOperationTarget.UNDO);
        assertThat(viewer.getDocument().get()).isEqualTo(TEXT);
        assertThat(demo.errors.found()).isEmpty();
    }

    @Test
    void codeIsSaidInAnotherWay() throws Exception {
        ISourceViewer viewer = demo.open("double.wat", TEXT.replace("$numbr", "$number"));
        int caret = Demo.caret(viewer, "i32.mul", 2);
        Table list = list(viewer);
        Window.until("a refactoring", () -> rows(list).contains("Unfold i32.mul"));
        choose(list(viewer), "Unfold i32.mul");
        Window.until("flat code", () -> Demo.line(viewer, caret).strip().equals("local.get $number"));
        assertThat(demo.errors.found()).isEmpty();
    }

    @Test
    void theProblemsViewMendsToo() throws Exception {
        IFile file = demo.file("double.wat", TEXT);
        ISourceViewer viewer = demo.open(file);
        Window.until("a marker", () -> Demo.markers(file).length == 1);
        IMarker marker = Demo.markers(file)[0];
        assertThat(IDE.getMarkerHelpRegistry().hasResolutions(marker)).isTrue();
        IMarkerResolution[][] found = {{}};
        Window.until("what mends it", () -> {
            found[0] = IDE.getMarkerHelpRegistry().getResolutions(marker);
            return found[0].length > 0;
        });
        assertThat(found[0])
                .extracting(IMarkerResolution::getLabel)
                .contains("Change to $number", "Create local $numbr of type i32");
        Arrays.stream(found[0])
                .filter(fix -> fix.getLabel().startsWith("Create local"))
                .findFirst()
                .orElseThrow()
                .run(marker);
        Window.until("the local", () -> viewer.getDocument().get().contains("(local $numbr i32)"));
        assertThat(demo.errors.found()).isEmpty();
    }

    private Table list(ISourceViewer viewer) {
        long[] asked = {0};
        Window.until("the list", () -> {
            if (demo.inPopups(Table.class).isEmpty() && System.nanoTime() - asked[0] > 3_000_000_000L) {
                asked[0] = System.nanoTime();
                ((ITextOperationTarget) viewer).doOperation(ISourceViewer.QUICK_ASSIST);
            }
            return demo.inPopups(Table.class).stream().anyMatch(QuickFixTest::isComplete);
        });
        return demo.inPopups(Table.class).stream()
                .filter(QuickFixTest::isComplete)
                .findFirst()
                .orElseThrow();
    }

    /** The list is opened anew when the server has answered. */
    private static boolean isComplete(Table list) {
        return !rows(list).isEmpty() && rows(list).stream().noneMatch(row -> row.startsWith("Looking"));
    }

    private static List<String> rows(Table list) {
        return list.isDisposed()
                ? List.of()
                : Arrays.stream(list.getItems()).map(TableItem::getText).toList();
    }

    private static void choose(Table list, String row) {
        list.setSelection(rows(list).indexOf(row));
        Event selected = new Event();
        selected.item = list.getItem(rows(list).indexOf(row));
        list.notifyListeners(SWT.Selection, selected);
        list.notifyListeners(SWT.DefaultSelection, new Event());
    }
}
