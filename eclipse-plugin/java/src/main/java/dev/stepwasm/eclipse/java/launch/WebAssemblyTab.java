package dev.stepwasm.eclipse.java.launch;

import java.util.Set;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.NullUnmarked;

/** The page of a Java launch configuration that switches the debugger of WebAssembly on. On the UI thread. */
@NullUnmarked // its controls are made when Eclipse says so
public final class WebAssemblyTab extends AbstractLaunchConfigurationTab {
    private static final int WIDTH = 400;

    private Button debugs;

    /** For the extension point. */
    public WebAssemblyTab() {}

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(page);
        debugs = new Button(page, SWT.CHECK);
        debugs.setText("&Debug the WebAssembly inside this program with Stepwasm");
        debugs.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(event -> updateLaunchConfigurationDialog()));
        Label words = new Label(page, SWT.WRAP);
        words.setText("For programs that run WebAssembly with Stepwasm's engine, or with Endive or Chicory on it. The"
                + " program gets the debugger on its class path and the property -Dstepwasm.debug, and waits with its"
                + " first WebAssembly until the debugger is there. Breakpoints in .wat files then stop it, and its"
                + " WebAssembly threads stand beside those of Java in the Debug view.");
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(WIDTH, SWT.DEFAULT)
                .applyTo(words);
        setControl(page);
    }

    @Override
    public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
        // Off.
    }

    @Override
    public void initializeFrom(ILaunchConfiguration configuration) {
        try {
            debugs.setSelection(configuration.getModes().contains(BothLaunch.MODE));
        } catch (CoreException e) {
            setErrorMessage(e.getStatus().getMessage());
        }
    }

    @Override
    public void performApply(ILaunchConfigurationWorkingCopy configuration) {
        if (debugs.getSelection()) {
            configuration.addModes(Set.of(BothLaunch.MODE));
        } else {
            configuration.removeModes(Set.of(BothLaunch.MODE));
        }
    }

    @Override
    public String getName() {
        return "WebAssembly";
    }
}
