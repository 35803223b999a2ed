package dev.stepwasm.eclipse.template;

import dev.stepwasm.eclipse.preferences.ServerSettings;
import org.eclipse.ui.texteditor.templates.TemplatePreferencePage;

/** The page on which users see, change, share and add templates. */
public final class TemplatesPage extends TemplatePreferencePage {
    /** Made by the platform. */
    public TemplatesPage() {
        setPreferenceStore(ServerSettings.store());
        setTemplateStore(Templates.store());
        setContextTypeRegistry(Templates.contexts());
    }

    /** Tabs and blanks are a matter of the editor. */
    @Override
    protected boolean isShowFormatterSetting() {
        return false;
    }
}
