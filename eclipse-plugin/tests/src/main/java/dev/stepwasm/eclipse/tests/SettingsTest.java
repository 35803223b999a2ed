package dev.stepwasm.eclipse.tests;

import static dev.stepwasm.eclipse.tests.Demo.problems;
import static dev.stepwasm.eclipse.tests.Demo.viewer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.debug.Debugging;
import dev.stepwasm.eclipse.debug.TrapFilters;
import dev.stepwasm.eclipse.preferences.ServerSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Someone wants the server to say more, or less. */
class SettingsTest {
    private static final String PAGE = "dev.stepwasm.eclipse.preferences";
    private static final String UNUSED = "lint.unused";
    private static final String LARGE_FILE = "largeFile.megabytes";

    private final IPreferenceStore store = ServerSettings.store();

    @RegisterExtension
    private final Demo demo = new Demo();

    private final Window window = demo.window;
    private final ErrorLog errors = demo.errors;

    @AfterEach
    void removeProject() throws CoreException {
        store.setToDefault(UNUSED);
        store.setToDefault(LARGE_FILE);
    }

    @Test
    void theDebuggerAndTheEditorAgreeOnTheTextsOfBinaries() {
        assertThat(Debugging.withOwnTexts(Map.of())).containsEntry("binaryTexts", 20);
        store.setValue(LARGE_FILE, 3);
        assertThat(Debugging.withOwnTexts(Map.of())).containsEntry("binaryTexts", 3);
    }

    @Test
    void everySettingOfTheServerIsOnOnePage() {
        List<String> pages = new ArrayList<>();
        for (IConfigurationElement page :
                Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.preferencePages")) {
            String made = page.getAttribute("class");
            if (made.startsWith(PAGE + ".") && made.contains(":")) {
                pages.addAll(Arrays.asList(made.substring(made.indexOf(':') + 1).split(",")));
            }
        }
        assertThat(ServerSettings.groups()).containsExactlyInAnyOrderElementsOf(pages);
    }

    @Test
    void aChangeReachesOpenAndClosedFilesAtOnce() throws Exception {
        String text = "(module (func (export \"f\") (param $x i32)))\n";
        IFile open = demo.file("open.wat", text.replace("export \"f\"", "param i32"));
        IFile closed = demo.file("closed.wat", "(module (func $g))\n");
        IDE.openEditor(window.page(), open);
        Window.until(
                "warnings",
                () -> severities(open).contains(1) && severities(closed).contains(1));

        PreferenceDialog dialog = dialog(PAGE + ".lints");
        Combo level = combo(dialog.getShell(), "Something is defined but nothing uses it:");
        assertThat(level.getText()).isEqualTo("Warning");
        window.picture("preferences.png", dialog.getShell(), false);
        level.select(level.indexOf("Error"));
        level.notifyListeners(SWT.Selection, new Event());
        press(dialog);
        Window.until(
                "errors",
                () -> severities(open).contains(2) && severities(closed).contains(2));

        store.setValue(UNUSED, "off");
        Window.until("silence", () -> problems(demo.project).isEmpty());
        store.setToDefault(UNUSED);
        Window.until("warnings again", () -> severities(open).contains(1));
        assertThat(viewer(window.page().getActiveEditor()).getDocument().get()).contains("module");
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void allPagesOpen() throws Exception {
        for (String page : List.of("", ".lints", ".format", ".hints", ".templates")) {
            PreferenceDialog dialog = dialog(PAGE + page);
            Window.settle();
            window.picture("preferences" + page.replace('.', '-') + ".png", dialog.getShell(), false);
            dialog.close();
        }
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void theFailuresThatStopAProgramAreKept() {
        assertThat(Demo.keptPreferences()).doesNotContain("suspendOn.trap=");
        PreferenceDialog dialog = dialog("dev.stepwasm.eclipse.traps");
        try {
            Button traps = buttons(dialog.getShell())
                    .filter(each -> each.getText().equals("Traps"))
                    .findFirst()
                    .orElseThrow();
            assertThat(traps.getSelection()).isTrue();
            traps.setSelection(false);
            press(dialog);
            assertThat(Demo.keptPreferences()).contains("suspendOn.trap=false");
        } finally {
            TrapFilters.set("trap", true);
            TrapFilters.keep();
        }
        assertThat(Demo.keptPreferences()).doesNotContain("suspendOn.trap=");
        assertThat(errors.found()).isEmpty();
    }

    private PreferenceDialog dialog(String page) {
        PreferenceDialog dialog = PreferencesUtil.createPreferenceDialogOn(window.shell(), page, null, null);
        dialog.setBlockOnOpen(false);
        dialog.open();
        return dialog;
    }

    private static void press(PreferenceDialog dialog) {
        buttons(dialog.getShell())
                .filter(button -> button.getText().equals("Apply and Close"))
                .findFirst()
                .orElseThrow()
                .notifyListeners(SWT.Selection, new Event());
    }

    private static Stream<Button> buttons(Composite parent) {
        return controls(parent).filter(Button.class::isInstance).map(Button.class::cast);
    }

    /** {@return the choice behind a label} */
    private static Combo combo(Composite parent, String label) {
        List<Control> all = controls(parent).toList();
        for (int i = 0; i + 1 < all.size(); i++) {
            if (all.get(i) instanceof Label text
                    && text.getText().equals(label)
                    && all.get(i + 1) instanceof Combo found) {
                return found;
            }
        }
        throw new AssertionError("no choice is called " + label);
    }

    private static Stream<Control> controls(Composite parent) {
        return Arrays.stream(parent.getChildren())
                .flatMap(child -> child instanceof Composite inner && !(child instanceof Combo)
                        ? Stream.concat(Stream.of(child), controls(inner))
                        : Stream.of(child));
    }

    private static List<Integer> severities(IFile file) throws CoreException {
        return Arrays.stream(file.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_ZERO))
                .map(marker -> marker.getAttribute(IMarker.SEVERITY, -1))
                .toList();
    }
}
