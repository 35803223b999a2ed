package dev.stepwasm.eclipse.launch.ui;

import com.google.gson.JsonElement;
import dev.stepwasm.dap.launch.LaunchAttribute;
import dev.stepwasm.eclipse.launch.Launches;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.FilteredResourcesSelectionDialog;

/** The first page: the program, what is called in it and with what. On the UI thread. */
final class ProgramTab extends AttributesTab {
    ProgramTab() {
        super(
                "Program",
                LaunchAttribute.PROGRAM,
                LaunchAttribute.INVOKE,
                LaunchAttribute.ARGS,
                LaunchAttribute.COMMAND,
                LaunchAttribute.STOP_ON_ENTRY,
                LaunchAttribute.CWD);
    }

    @Override
    Input input(Composite page, LaunchAttribute attribute) {
        return attribute == LaunchAttribute.PROGRAM ? program(page) : super.input(page, attribute);
    }

    private Input program(Composite page) {
        new Label(page, SWT.NONE).setText("Program:");
        Composite line = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        Text text = new Text(line, SWT.BORDER);
        text.setMessage("${workspace_loc:/project/sum.wat}");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        text.addListener(SWT.Modify, event -> updateLaunchConfigurationDialog());
        Button browse = new Button(line, SWT.PUSH);
        browse.setText("Browse...");
        browse.addListener(SWT.Selection, event -> browse(text));
        return new Input() {
            @Override
            public JsonElement value() {
                return new Notation.Plain().read(text.getText());
            }

            @Override
            public void show(JsonElement value) {
                text.setText(new Notation.Plain().write(value));
            }
        };
    }

    private static void browse(Text text) {
        var dialog = new FilteredResourcesSelectionDialog(
                text.getShell(), false, ResourcesPlugin.getWorkspace().getRoot(), IResource.FILE);
        dialog.setTitle("Program");
        dialog.setMessage("A module (.wat, .wasm) or a test script (.wast):");
        dialog.setInitialPattern("*.wa*");
        if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof IFile file) {
            text.setText(Launches.program(file));
        }
    }
}
