package dev.stepwasm.eclipse.template;

import dev.stepwasm.eclipse.preferences.ServerSettings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.templates.DocumentTemplateContext;
import org.eclipse.jface.text.templates.Template;
import org.eclipse.jface.text.templates.TemplateContextType;
import org.eclipse.jface.text.templates.TemplateException;
import org.eclipse.jface.text.templates.persistence.TemplateStore;
import org.eclipse.ui.editors.text.templates.ContributionContextTypeRegistry;
import org.eclipse.ui.editors.text.templates.ContributionTemplateStore;

/** The templates of this workspace: ours, and what the user made of them. On the UI thread. */
public final class Templates {
    /** The context of a file that is empty as yet, see plugin.xml. */
    public static final String FILE = "dev.stepwasm.eclipse.templates.file";
    /** The context of a place in a text. */
    public static final String CODE = "dev.stepwasm.eclipse.templates.code";

    private static final Templates ALL = new Templates();

    private final ContributionContextTypeRegistry contexts = new ContributionContextTypeRegistry();
    private final ContributionTemplateStore store;

    private Templates() {
        contexts.addContextType(FILE);
        contexts.addContextType(CODE);
        store = new ContributionTemplateStore(contexts, ServerSettings.store(), "eclipse.templates");
        try {
            store.load();
        } catch (IOException e) {
            ILog.of(Templates.class)
                    .error(
                            "the templates cannot be read; Preferences > WebAssembly > Templates > Restore Defaults"
                                    + " mends it",
                            e);
        }
        store.startListeningForPreferenceChanges();
    }

    static TemplateStore store() {
        return ALL.store;
    }

    static ContributionContextTypeRegistry contexts() {
        return ALL.contexts;
    }

    static TemplateContextType context(String id) {
        return ALL.contexts.getContextType(id);
    }

    /** {@return the templates for new files} */
    public static List<Template> files() {
        return Arrays.asList(ALL.store.getTemplates(FILE));
    }

    /** {@return the text of a new file} */
    public static String text(Template template) {
        try {
            var context = new DocumentTemplateContext(context(FILE), new Document(), 0, 0);
            return context.evaluate(template).getString();
        } catch (BadLocationException | TemplateException e) {
            return template.getPattern(); // made by hand, and wrong: as it is, it can be mended in the file
        }
    }
}
