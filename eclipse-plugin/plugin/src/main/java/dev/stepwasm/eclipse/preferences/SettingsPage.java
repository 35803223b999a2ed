package dev.stepwasm.eclipse.preferences;

import dev.stepwasm.ide.settings.Setting;
import dev.stepwasm.ide.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.ComboFieldEditor;
import org.eclipse.jface.preference.FieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.jspecify.annotations.Nullable;

/**
 * A page with all settings of some groups of the server's table, as plugin.xml says: {@code lint} or
 * {@code inlayHints,codeLens}. A setting that the server gets tomorrow is on its page tomorrow.
 */
public class SettingsPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage, IExecutableExtension {
    private static final int COLUMNS = 62;

    private List<String> groups = List.of();

    /** Made by the platform. */
    public SettingsPage() {
        super(GRID);
    }

    @Override
    public void setInitializationData(IConfigurationElement element, String property, @Nullable Object data) {
        groups = Arrays.asList(String.valueOf(data).split(","));
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(ServerSettings.store());
    }

    @Override
    protected void createFieldEditors() {
        for (Setting setting : Settings.all()) {
            if (groups.contains(ServerSettings.group(setting))) {
                add(setting);
            }
        }
    }

    private void add(Setting setting) {
        Composite parent = getFieldEditorParent();
        String label = label(setting.description());
        FieldEditor editor = switch (setting.shape()) {
            case Setting.Flag flag -> new BooleanFieldEditor(setting.name(), label, parent);
            case Setting.Choice choice -> new ComboFieldEditor(setting.name(), label + ":", entries(choice), parent);
            case Setting.Count count -> number(setting.name(), label + ":", count, parent);
            case Setting.Texts texts -> new FileListEditor(setting.name(), label + ":", parent);
        };
        String tip = tip(setting);
        if (editor instanceof BooleanFieldEditor box) {
            box.getDescriptionControl(parent).setToolTipText(tip); // its label control would be a second label
        } else {
            editor.getLabelControl(parent).setToolTipText(tip);
        }
        addField(editor);
    }

    private static IntegerFieldEditor number(String name, String label, Setting.Count count, Composite parent) {
        IntegerFieldEditor editor = new IntegerFieldEditor(name, label, parent);
        editor.setValidRange(count.least(), count.greatest());
        editor.setErrorMessage(
                String.format(Locale.ROOT, "Give a whole number from %d to %d.", count.least(), count.greatest()));
        return editor;
    }

    private static String[][] entries(Setting.Choice choice) {
        return choice.words().stream()
                .map(word -> new String[] {shown(word), word})
                .toArray(String[][]::new);
    }

    /** {@return a word of a setting for people}: {@code onDemand} is "On demand" */
    static String shown(String word) {
        String words =
                word.replace('-', ' ').replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String tip(Setting setting) {
        String standard = switch (setting.shape()) {
            case Setting.Flag flag -> Boolean.TRUE.equals(setting.standard()) ? "on" : "off";
            case Setting.Choice choice ->
                shown(String.valueOf(setting.standard())).toLowerCase(Locale.ROOT);
            case Setting.Count count -> String.valueOf(setting.standard());
            case Setting.Texts texts -> "none";
        };
        return "stepwasm." + setting.name() + ", " + standard + " by default";
    }

    /** {@return a description as a label of some lines}: without Markdown and full stop */
    static String label(String description) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        String text = description.replace("`", "");
        text = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        for (String word : text.split(" ")) {
            boolean fits = column + word.length() < COLUMNS;
            lines.append(column == 0 ? "" : fits ? " " : "\n").append(word);
            column = fits ? column + word.length() + 1 : word.length();
        }
        return lines.toString();
    }
}
