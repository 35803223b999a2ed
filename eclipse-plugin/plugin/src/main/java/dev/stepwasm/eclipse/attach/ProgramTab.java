package dev.stepwasm.eclipse.attach;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.stepwasm.dap.attach.OfferedProgram;
import dev.stepwasm.dap.launch.AttachAttribute;
import dev.stepwasm.dap.launch.AttachRequest;
import dev.stepwasm.dap.launch.LaunchException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Which program, by its name or by where it listens, and where its texts are. On the UI thread. */
@NullUnmarked // its controls are made when Eclipse says so
public final class ProgramTab extends AbstractLaunchConfigurationTab {
    private static final int INDENT = 24;

    private Button byName;
    private Button byPort;
    private Combo program;
    private Button refresh;
    private Text host;
    private Text port;
    private Text token;
    private Text sources;
    private boolean isFilling;

    /** A page of a launch configuration. */
    public ProgramTab() {}

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(page);
        byName = radio(page, "A program on this computer that was started to be debugged (-Dstepwasm.debug)");
        label(page, "&Name:");
        program = new Combo(page, SWT.DROP_DOWN);
        program.setToolTipText("Empty: the only one, or the one that you choose when there are several");
        program.addModifyListener(event -> changed());
        wide(program);
        refresh = new Button(page, SWT.PUSH);
        refresh.setText("&Refresh");
        refresh.setToolTipText("Looks again which programs can be attached to");
        refresh.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> offer()));
        byPort = radio(page, "A program that listens here, for instance at the end of an ssh tunnel");
        host = field(page, "&Host:", AttachAttribute.HOST, SWT.NONE);
        port = field(page, "&Port:", AttachAttribute.PORT, SWT.NONE);
        token = field(page, "&Token:", AttachAttribute.TOKEN, SWT.PASSWORD);
        token.setMessage("not needed for programs of yours on this computer");
        Label looked = new Label(page, SWT.WRAP);
        looked.setText(
                "&Look for texts of modules and for Java sources in these folders, one in each line (all open projects"
                        + " if empty):");
        GridDataFactory.fillDefaults().span(3, 1).indent(0, INDENT / 2).applyTo(looked);
        sources = new Text(page, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        sources.addModifyListener(event -> changed());
        GridDataFactory.fillDefaults()
                .span(3, 1)
                .grab(true, true)
                .hint(SWT.DEFAULT, 60)
                .applyTo(sources);
        setControl(page);
    }

    private Button radio(Composite page, String text) {
        Button button = new Button(page, SWT.RADIO);
        button.setText(text);
        GridDataFactory.fillDefaults().span(3, 1).applyTo(button);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> changed()));
        return button;
    }

    private static void label(Composite page, String text) {
        Label label = new Label(page, SWT.NONE);
        label.setText(text);
        GridDataFactory.swtDefaults().indent(INDENT, 0).applyTo(label);
    }

    private Text field(Composite page, String label, AttachAttribute attribute, int style) {
        label(page, label);
        Text text = new Text(page, SWT.BORDER | SWT.SINGLE | style);
        text.setToolTipText(attribute.field().description());
        text.addModifyListener(event -> changed());
        wide(text);
        ((GridData) text.getLayoutData()).horizontalSpan = 2;
        return text;
    }

    private static void wide(org.eclipse.swt.widgets.Control control) {
        GridDataFactory.fillDefaults().grab(true, false).applyTo(control);
    }

    private void changed() {
        if (!isFilling) {
            enable();
            updateLaunchConfigurationDialog();
        }
    }

    private void enable() {
        boolean named = byName.getSelection();
        program.setEnabled(named);
        refresh.setEnabled(named);
        host.setEnabled(!named);
        port.setEnabled(!named);
        token.setEnabled(!named);
    }

    /** Fills the list with the names of the programs that there are. */
    private void offer() {
        Display display = program.getDisplay();
        Job.createSystem("List programs that can be attached to", monitor -> {
                    List<String> names = Offers.list().stream()
                            .map(OfferedProgram::program)
                            .distinct()
                            .toList();
                    display.asyncExec(() -> {
                        if (!program.isDisposed()) {
                            String written = program.getText();
                            isFilling = true;
                            program.setItems(names.toArray(String[]::new));
                            program.setText(written);
                            isFilling = false;
                        }
                    });
                })
                .schedule();
    }

    @Override
    public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
        // Nothing said means: the only program, or the one that the user chooses.
    }

    @Override
    public void initializeFrom(ILaunchConfiguration configuration) {
        isFilling = true;
        try {
            program.setText(AttachValues.program(configuration));
            host.setText(AttachValues.text(configuration, AttachAttribute.HOST));
            port.setText(AttachValues.text(configuration, AttachAttribute.PORT));
            token.setText(AttachValues.text(configuration, AttachAttribute.TOKEN));
            sources.setText(lines(AttachValues.text(configuration, AttachAttribute.SOURCES)));
            byPort.setSelection(!port.getText().isEmpty());
            byName.setSelection(port.getText().isEmpty());
            host.setMessage(AttachRequest.LOOPBACK);
        } catch (CoreException e) {
            setErrorMessage(e.getStatus().getMessage());
        } finally {
            isFilling = false;
        }
        enable();
        offer();
    }

    @Override
    public void performApply(ILaunchConfigurationWorkingCopy configuration) {
        boolean named = byName.getSelection();
        AttachValues.setProgram(configuration, named ? program.getText().strip() : "");
        AttachValues.set(
                configuration, AttachAttribute.HOST, named ? "" : host.getText().strip());
        AttachValues.set(
                configuration, AttachAttribute.PORT, named ? "" : port.getText().strip());
        AttachValues.set(
                configuration,
                AttachAttribute.TOKEN,
                named ? "" : token.getText().strip());
        AttachValues.set(configuration, AttachAttribute.SOURCES, json(sources.getText()));
    }

    private static String json(String lines) {
        List<String> folders =
                lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return folders.isEmpty() ? "" : new Gson().toJson(folders);
    }

    private static String lines(String json) {
        List<String> folders = new ArrayList<>();
        try {
            if (!json.isEmpty()) {
                for (JsonElement each : JsonParser.parseString(json).getAsJsonArray()) {
                    folders.add(each.getAsString());
                }
            }
        } catch (JsonParseException | IllegalStateException e) {
            folders.add(json);
        }
        return String.join("\n", folders);
    }

    @Override
    public boolean isValid(ILaunchConfiguration configuration) {
        setErrorMessage(problem(configuration));
        return getErrorMessage() == null;
    }

    private @Nullable String problem(ILaunchConfiguration configuration) {
        if (byPort.getSelection() && port.getText().isBlank()) {
            return "Say the port at which the program listens; it prints it when it starts";
        }
        try {
            AttachRequest.of(AttachValues.known(configuration));
            return null;
        } catch (LaunchException e) {
            return e.getMessage();
        } catch (CoreException e) {
            return e.getStatus().getMessage();
        }
    }

    @Override
    public String getName() {
        return "Program";
    }

    @Override
    public @Nullable Image getImage() {
        return null;
    }
}
