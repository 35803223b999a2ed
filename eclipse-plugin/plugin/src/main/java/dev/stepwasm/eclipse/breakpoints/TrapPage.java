package dev.stepwasm.eclipse.breakpoints;

import dev.stepwasm.eclipse.debug.TrapFilters;
import dev.stepwasm.engine.debug.ExceptionFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** The preferences that say at which failures programs stop. */
public final class TrapPage extends PreferencePage implements IWorkbenchPreferencePage {
    private final Map<ExceptionFilter, Button> buttons = new LinkedHashMap<>();

    /** For the extension point. */
    public TrapPage() {
        setDescription("A program that is debugged is suspended at these failures:");
    }

    @Override
    public void init(IWorkbench workbench) {
        // There is nothing to prepare.
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
        for (ExceptionFilter filter : TrapFilters.all()) {
            Button button = new Button(page, SWT.CHECK);
            button.setText(filter.label());
            button.setToolTipText(filter.description());
            button.setSelection(TrapFilters.isOn(filter));
            new Label(page, SWT.NONE).setText(filter.description());
            buttons.put(filter, button);
        }
        return page;
    }

    @Override
    protected void performDefaults() {
        buttons.forEach((filter, button) -> button.setSelection(filter.isDefault()));
        super.performDefaults();
    }

    @Override
    public boolean performOk() {
        buttons.forEach((filter, button) -> TrapFilters.set(filter, button.getSelection()));
        TrapFilters.keep();
        return true;
    }
}
