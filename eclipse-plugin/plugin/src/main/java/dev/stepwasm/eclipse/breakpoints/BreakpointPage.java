package dev.stepwasm.eclipse.breakpoints;

import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.PropertyPage;
import org.jspecify.annotations.Nullable;

/** The properties of a breakpoint: whether it holds, under which condition, at which hits, and what it writes. */
public final class BreakpointPage extends PropertyPage {
    private @Nullable Button enabled;
    private @Nullable Text condition;
    private @Nullable Text hits;
    private @Nullable Text log;
    private @Nullable Button read;
    private @Nullable Button write;

    /** For the extension point. */
    public BreakpointPage() {
        noDefaultAndApplyButton();
    }

    private WasmBreakpoint breakpoint() {
        return (WasmBreakpoint) getElement();
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
        Label words = new Label(page, SWT.WRAP);
        words.setText(breakpoint().words());
        GridDataFactory.fillDefaults().span(2, 1).applyTo(words);
        enabled = check(page, "Enabled", breakpoint().isEnabledNow());
        if (breakpoint() instanceof WasmWatchpoint watched) {
            write = check(page, "Stop when it is written", watched.isModification());
            read = check(page, "Stop when it is read", watched.isAccess());
        }
        condition = text(page, "Condition:", breakpoint().condition(), "an expression, as $n > 10 or i32.load(8) == 0");
        hits = text(
                page, "Hit count:", breakpoint().hitCondition(), "which hits stop: 5, >= 5, or % 2 for every second");
        if (breakpoint().canLog()) {
            log = text(
                    page,
                    "Log message:",
                    breakpoint().logMessage(),
                    "written instead of a stop; {$n} is replaced by its value");
        }
        return page;
    }

    private static Button check(Composite page, String label, boolean value) {
        Button button = new Button(page, SWT.CHECK);
        button.setText(label);
        button.setSelection(value);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
        return button;
    }

    private static Text text(Composite page, String label, Optional<String> value, String hint) {
        new Label(page, SWT.NONE).setText(label);
        Text text = new Text(page, SWT.BORDER);
        text.setText(value.orElse(""));
        text.setMessage(hint);
        text.setToolTipText(hint);
        GridDataFactory.fillDefaults().grab(true, false).hint(420, SWT.DEFAULT).applyTo(text);
        return text;
    }

    @Override
    public boolean performOk() {
        try {
            breakpoint().setEnabled(isOn(enabled));
            breakpoint().refine(written(condition), written(hits), written(log));
            if (breakpoint() instanceof WasmWatchpoint watched) {
                watched.setModification(isOn(write) || !isOn(read));
                watched.setAccess(isOn(read));
            }
            return true;
        } catch (CoreException e) {
            setErrorMessage("the breakpoint cannot be changed: " + e.getMessage());
            return false;
        }
    }

    private static boolean isOn(@Nullable Button button) {
        return button != null && button.getSelection();
    }

    private static String written(@Nullable Text text) {
        return text == null ? "" : text.getText().strip();
    }
}
