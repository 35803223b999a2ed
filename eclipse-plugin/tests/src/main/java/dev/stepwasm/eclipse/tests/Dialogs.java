package dev.stepwasm.eclipse.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** What a user does in dialogs, which hold up who opens them. On the UI thread. */
final class Dialogs {
    /** Shorter than what stories wait, so that it is said which dialog is missing. */
    private static final long DEADLINE = Window.DEADLINE / 2;

    private final Window window;
    private final Set<Shell> seen = new HashSet<>();
    private int open;
    private Throwable failure;

    Dialogs(Window window) {
        this.window = window;
    }

    /** A dialog that is open. */
    record Dialog(Shell shell) {
        private <T extends Control> List<T> all(Class<T> kind) {
            return Widgets.all(shell, kind).stream().filter(Control::isVisible).toList();
        }

        <T extends Control> T one(Class<T> kind) {
            return all(kind).getFirst();
        }

        void press(String button) {
            List<Button> found = all(Button.class);
            Button pressed = found.stream()
                    .filter(each -> each.getText().replace("&", "").equals(button))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(button + " among "
                            + found.stream().map(Button::getText).toList()));
            pressed.notifyListeners(SWT.Selection, new Event());
        }

        /** {@return the field that a tool tip explains with words that begin so} */
        Text field(String toolTip) {
            return all(Text.class).stream()
                    .filter(text -> String.valueOf(text.getToolTipText()).startsWith(toolTip))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no field for " + toolTip));
        }

        List<String> texts() {
            List<String> texts = new ArrayList<>();
            if (shell.isDisposed()) {
                return texts;
            }
            for (Control each : all(Control.class)) {
                switch (each) {
                    case Label label -> texts.add(label.getText());
                    case Text text -> texts.add(text.getText());
                    case StyledText text -> texts.add(text.getText());
                    case CLabel label -> texts.add(String.valueOf(label.getText()));
                    case Table table -> {
                        for (TableItem item : table.getItems()) {
                            texts.add(item.getText());
                        }
                    }
                    default -> {}
                }
            }
            return texts;
        }
    }

    /** What somebody does in a dialog. */
    interface Deed {
        void in(Dialog dialog) throws Exception;
    }

    /** Does something in the next dialog with a title; it is said before that opens. */
    void in(String title, Deed deed) {
        Display display = Display.getCurrent();
        long end = System.nanoTime() + DEADLINE;
        open++;
        display.timerExec(50, new Runnable() {
            @Override
            public void run() {
                for (Shell shell : display.getShells()) {
                    if (shell.isVisible() && shell.getText().equals(title) && seen.add(shell)) {
                        display.timerExec(10_000, () -> {
                            if (!shell.isDisposed()) {
                                failure =
                                        new AssertionError(title + " stays open and says " + new Dialog(shell).texts());
                                closeAll();
                            }
                        });
                        try {
                            deed.in(new Dialog(shell));
                        } catch (Throwable e) {
                            failure = failure == null ? e : failure;
                            closeAll();
                        }
                        open--;
                        return;
                    }
                }
                if (System.nanoTime() < end) {
                    display.timerExec(50, this);
                } else {
                    failure = new AssertionError("waited in vain for the dialog " + title + " among "
                            + Arrays.stream(display.getShells())
                                    .filter(Shell::isVisible)
                                    .map(Shell::getText)
                                    .toList());
                    closeAll();
                }
            }
        });
    }

    /** A modal dialog that stays open would hold up all stories. */
    void closeAll() {
        Arrays.stream(Display.getCurrent().getShells())
                .filter(shell -> shell != window.shell() && shell.isVisible())
                .toList()
                .reversed() // the innermost first
                .forEach(Shell::close);
    }

    /** {@return whether all has been done in dialogs that was to be done} */
    boolean areDone() {
        if (failure != null) {
            throw new AssertionError("in a dialog", failure);
        }
        return open == 0;
    }
}
