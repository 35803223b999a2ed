package dev.stepwasm.eclipse.tests;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** Opens menus and chooses from them, as a user with a mouse does. On the UI thread. */
final class Menus {
    private Menus() {}

    /** {@return the items of a menu that is opened now, as they are read} Those of an earlier opening may be gone. */
    static List<String> labels(Menu menu) {
        return open(menu).stream()
                .map(Menus::label)
                .filter(label -> !label.isEmpty())
                .toList();
    }

    /** {@return the menu behind an item} */
    static Menu below(Menu menu, String label) {
        return item(menu, label).getMenu();
    }

    /** {@return whether an item can be chosen} */
    static boolean isEnabled(Menu menu, String label) {
        return item(menu, label).isEnabled();
    }

    /** Chooses an item, and closes the menu. */
    static void choose(Menu menu, String label) {
        MenuItem item = item(menu, label);
        if (!item.isEnabled()) {
            throw new AssertionError(label + " cannot be chosen");
        }
        Event event = new Event();
        event.widget = item;
        item.setSelection((item.getStyle() & (SWT.CHECK | SWT.RADIO)) != 0 && !item.getSelection());
        item.notifyListeners(SWT.Selection, event);
        if (!menu.isDisposed()) {
            menu.notifyListeners(SWT.Hide, new Event());
        }
    }

    private static MenuItem item(Menu menu, String label) {
        List<MenuItem> items = open(menu);
        return items.stream()
                .filter(item -> label(item).equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        label + " among " + items.stream().map(Menus::label).toList()));
    }

    private static List<MenuItem> open(Menu menu) {
        menu.notifyListeners(SWT.Show, new Event());
        return Arrays.asList(menu.getItems());
    }

    /** Without the key, the number in front and the sign for the letter to press. */
    private static String label(MenuItem item) {
        return item.getText().split("\t")[0].replace("&", "").replaceFirst("^\\d+ ", "");
    }
}
