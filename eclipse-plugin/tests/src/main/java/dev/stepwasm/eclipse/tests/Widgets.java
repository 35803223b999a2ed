package dev.stepwasm.eclipse.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Finds widgets. */
final class Widgets {
    private Widgets() {}

    /** {@return the widgets of a kind in and below a control, in order} */
    static <T extends Control> List<T> all(Control control, Class<T> type) {
        List<T> found = new ArrayList<>();
        collect(control, type, found);
        return found;
    }

    private static <T extends Control> void collect(Control control, Class<T> type, List<T> found) {
        if (type.isInstance(control)) {
            found.add(type.cast(control));
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                collect(child, type, found);
            }
        }
    }

    /** {@return those of a kind that can be seen in any window} */
    static <T extends Control> List<T> visible(Class<T> type) {
        return Arrays.stream(Display.getCurrent().getShells())
                .flatMap(shell -> all(shell, type).stream())
                .filter(Control::isVisible)
                .toList();
    }

    /** {@return the window with a title} */
    static Optional<Shell> dialog(String title) {
        return Arrays.stream(Display.getCurrent().getShells())
                .filter(shell -> shell.isVisible() && shell.getText().equals(title))
                .findFirst();
    }
}
