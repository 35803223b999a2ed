package dev.stepwasm.eclipse.launch.ui;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.dap.launch.LaunchAttribute;
import dev.stepwasm.eclipse.launch.Launches;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/** The page with what a WASI program sees of the world, the Console view among it. On the UI thread. */
final class WasiTab extends AttributesTab {
    WasiTab() {
        super("WASI", LaunchAttribute.CONSOLE, LaunchAttribute.WASI);
    }

    @Override
    Input input(Composite page, LaunchAttribute attribute) {
        return attribute == LaunchAttribute.CONSOLE ? console(page) : super.input(page, attribute);
    }

    private Input console(Composite page) {
        Button button = new Button(page, SWT.CHECK);
        button.setText("Run in a Java virtual machine of its own, which reads what is typed in the Console view");
        button.setToolTipText("Without it the program runs inside Eclipse and its input is what stands below.");
        GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
        button.addListener(SWT.Selection, event -> updateLaunchConfigurationDialog());
        return new Input() {
            @Override
            public JsonElement value() {
                return button.getSelection() ? new JsonPrimitive(Launches.CONSOLE_WITH_INPUT) : JsonNull.INSTANCE;
            }

            @Override
            public void show(JsonElement value) {
                button.setSelection(!value.isJsonNull());
            }
        };
    }
}
