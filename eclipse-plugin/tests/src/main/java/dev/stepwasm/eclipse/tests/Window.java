package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.action.StatusLineManager;
import org.eclipse.jface.action.SubStatusLineManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ISetSelectionTarget;

/** The workbench window under test. All on the UI thread. */
final class Window {
    static final long DEADLINE = TimeUnit.SECONDS.toNanos(60);
    private static final int TICK_MILLIS = 20;

    private final IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();

    /** Brings the window to the front, in a size for pictures, without the welcome page. */
    static Window open() {
        Window opened = new Window();
        opened.window.getShell().setBounds(0, 0, 1200, 800);
        opened.window.getShell().forceActive();
        IViewReference welcome = opened.page().findViewReference("org.eclipse.ui.internal.introview");
        if (welcome != null) {
            opened.page().hideView(welcome);
        }
        return opened;
    }

    Shell shell() {
        return window.getShell();
    }

    IWorkbenchPage page() {
        return window.getActivePage();
    }

    /** {@return what the status line of the active editor says} */
    String statusLine() {
        IEditorPart editor = page().getActiveEditor();
        return editor.getEditorSite().getActionBars().getStatusLineManager() instanceof SubStatusLineManager line
                        && line.getParent() instanceof StatusLineManager whole
                ? texts(whole.getControl()).stream()
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse("")
                : "";
    }

    private static List<String> texts(Control control) {
        List<String> texts = new ArrayList<>();
        if (control instanceof CLabel label && label.getText() != null) {
            texts.add(label.getText());
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                texts.addAll(texts(child));
            }
        }
        return texts;
    }

    /** Shows a file in the Project Explorer. */
    void reveal(IFile file) {
        ISetSelectionTarget explorer =
                (ISetSelectionTarget) page().findView("org.eclipse.ui.navigator.ProjectExplorer");
        explorer.selectReveal(new StructuredSelection(file));
    }

    /** Lets the window live until something holds. */
    static void until(String what, Callable<Boolean> holds) {
        until(what, DEADLINE, holds);
    }

    /** The same, for so many nanoseconds at most. */
    static void until(String what, long patience, Callable<Boolean> holds) {
        Display display = Display.getCurrent();
        long end = System.nanoTime() + patience;
        Runnable tick = new Runnable() {
            @Override
            public void run() {
                display.timerExec(TICK_MILLIS, this); // or sleep() may sleep forever
            }
        };
        display.timerExec(TICK_MILLIS, tick);
        try {
            while (!call(holds)) {
                assertThat(System.nanoTime() - end)
                        .as("waited in vain: " + what)
                        .isNegative();
                if (!display.readAndDispatch()) {
                    display.sleep();
                }
            }
        } finally {
            display.timerExec(-1, tick);
        }
    }

    private static boolean call(Callable<Boolean> holds) {
        try {
            return holds.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Lets the window paint what is pending. */
    static void settle() {
        Display display = Display.getCurrent();
        boolean[] passed = {false};
        display.timerExec(500, () -> passed[0] = true);
        until("half a second", () -> passed[0]);
        display.update();
    }

    /**
     * Saves a picture of the window under target.
     *
     * @param documented whether the documentation shows it; then it is saved there too, when asked for
     */
    void picture(String name, boolean documented) throws IOException {
        settle();
        save(name, visible(window.getShell()), documented);
    }

    /** The same of a dialog. */
    void picture(String name, Shell dialog, boolean documented) throws IOException {
        settle();
        save(name, visible(dialog), documented);
    }

    private static void save(String name, Rectangle area, boolean documented) throws IOException {
        Display display = Display.getCurrent();
        Image image = new Image(display, area.width, area.height);
        GC gc = new GC(display);
        gc.copyArea(image, area.x, area.y);
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {image.getImageData()};
        gc.dispose();
        image.dispose();
        save(loader, Path.of(System.getProperty("stepwasm.screenshots"), name));
        if (documented && Boolean.getBoolean("stepwasm.images.update")) {
            save(loader, Path.of(System.getProperty("stepwasm.images"), name));
        }
    }

    /** The window without the frame, for which there may be no window manager. */
    private static Rectangle visible(Shell shell) {
        Rectangle bounds = shell.getBounds();
        Rectangle inside = shell.getClientArea();
        Point corner = shell.toDisplay(0, 0);
        int menu = corner.y - bounds.y;
        return new Rectangle(bounds.x, bounds.y, inside.width + (corner.x - bounds.x), inside.height + menu);
    }

    /** {@return the rows of the trees and tables in the window, all of them opened} */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        collect(window.getShell(), rows);
        return rows;
    }

    /** {@return the rows that are selected in the trees of the window} */
    List<String> selectedRows() {
        List<String> rows = new ArrayList<>();
        selected(window.getShell(), rows);
        return rows;
    }

    private static void selected(Composite parent, List<String> rows) {
        for (Control child : parent.getChildren()) {
            if (child instanceof Tree tree && tree.isVisible()) {
                for (TreeItem item : tree.getSelection()) {
                    rows.add(item.getText());
                }
            } else if (child instanceof Composite composite) {
                selected(composite, rows);
            }
        }
    }

    private static void collect(Composite parent, List<String> rows) {
        for (Control child : parent.getChildren()) {
            if (child instanceof Tree tree && tree.isVisible()) {
                for (TreeItem item : tree.getItems()) {
                    collect(tree, item, rows);
                }
            } else if (child instanceof Composite composite) {
                collect(composite, rows);
            }
        }
    }

    private static void collect(Tree tree, TreeItem item, List<String> rows) {
        rows.add(item.getText());
        if (!item.getExpanded() && item.getItemCount() > 0) {
            Event open = new Event();
            open.item = item;
            tree.notifyListeners(SWT.Expand, open);
            item.setExpanded(true);
        }
        for (TreeItem child : item.getItems()) {
            collect(tree, child, rows);
        }
    }

    private static void save(ImageLoader loader, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        loader.save(file.toString(), SWT.IMAGE_PNG);
    }
}
