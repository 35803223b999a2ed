package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.attach.AttachLaunch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user says in the dialog of a launch configuration what to attach to. */
class AttachPageTest {
    @RegisterExtension
    private final Debuggee debuggee = new Debuggee();

    /** A thing to do while a dialog is open. */
    private interface InDialog {
        void run(Shell dialog) throws Exception;
    }

    /** Opens the dialog, which blocks, and does something in it before it closes. */
    private void edit(ILaunchConfiguration configuration, InDialog story) {
        Display display = Display.getCurrent();
        Shell parent = debuggee.window().page().getWorkbenchWindow().getShell();
        List<Shell> before = List.of(display.getShells());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        display.asyncExec(() -> {
            Shell[] dialog = new Shell[1];
            try {
                Window.until("the dialog", () -> {
                    dialog[0] = Arrays.stream(display.getShells())
                            .filter(shell -> !before.contains(shell)
                                    && shell.isVisible()
                                    && !shell.getText().isEmpty())
                            .findFirst()
                            .orElse(null);
                    return dialog[0] != null;
                });
                story.run(dialog[0]);
            } catch (Throwable e) {
                failure.set(e);
            } finally {
                if (dialog[0] != null && !dialog[0].isDisposed()) {
                    dialog[0].close();
                }
            }
        });
        DebugUITools.openLaunchConfigurationPropertiesDialog(
                parent, configuration, IDebugUIConstants.ID_DEBUG_LAUNCH_GROUP);
        assertThat(failure.get()).isNull();
    }

    private static <T extends Control> List<T> all(Composite parent, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Control each : parent.getChildren()) {
            if (type.isInstance(each)) {
                found.add(type.cast(each));
            } else if (each instanceof Composite inner) {
                found.addAll(all(inner, type));
            }
        }
        return found;
    }

    private static Button button(Shell dialog, String text) {
        return all(dialog, Button.class).stream()
                .filter(button -> button.getText().startsWith(text))
                .findFirst()
                .orElseThrow();
    }

    private static void press(Shell dialog, String text) {
        Button button = button(dialog, text);
        all(button.getParent(), Button.class).stream()
                .filter(other -> (other.getStyle() & SWT.RADIO) != 0)
                .forEach(other -> other.setSelection(other == button));
        button.notifyListeners(SWT.Selection, new Event());
    }

    private static Text field(Shell dialog, String toolTip) {
        return all(dialog, Text.class).stream()
                .filter(text -> String.valueOf(text.getToolTipText()).startsWith(toolTip))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> words(Shell dialog) {
        return all(dialog, Text.class).stream().map(Text::getText);
    }

    @Test
    void theDialogSaysWhatIsMissingAndKeepsWhatIsSaid() throws Exception {
        ILaunchConfiguration configuration = Debuggee.manager()
                .getLaunchConfigurationType(AttachLaunch.TYPE)
                .newInstance(null, "Attach to the shop")
                .doSave();
        edit(configuration, dialog -> {
            Window.until("the page", () -> all(dialog, Button.class).size() > 3);
            assertThat(button(dialog, "OK").isEnabled())
                    .as("the only program will do")
                    .isTrue();
            press(dialog, "A program that listens");
            Window.until("what is missing", () -> words(dialog).anyMatch(text -> text.contains("Say the port")));
            field(dialog, "The port").setText("99999");
            Window.until("a wrong port", () -> words(dialog).anyMatch(text -> text.contains("`port`")));
            field(dialog, "The port").setText("5005");
            field(dialog, "The token").setText("0123456789abcdef");
            Window.until("all is said", () -> button(dialog, "OK").isEnabled());
            debuggee.window().picture("eclipse-attach-page.png", dialog, true);
            button(dialog, "OK").notifyListeners(SWT.Selection, new Event());
        });
        ILaunchConfiguration saved = Debuggee.configuration("Attach to the shop");
        assertThat(saved.getAttribute("dev.stepwasm.eclipse.launch.port", "")).isEqualTo("5005");
        assertThat(saved.getAttribute("dev.stepwasm.eclipse.launch.token", "")).isEqualTo("0123456789abcdef");
        debuggee.checkErrorLog();
    }
}
