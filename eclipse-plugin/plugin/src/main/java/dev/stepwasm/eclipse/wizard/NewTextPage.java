package dev.stepwasm.eclipse.wizard;

import dev.stepwasm.eclipse.template.Templates;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.templates.Template;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.WizardNewFileCreationPage;
import org.jspecify.annotations.Nullable;

/** Folder, name, and the template to begin with. A template that has commands of a script makes a script. */
final class NewTextPage extends WizardNewFileCreationPage {
    private static final int PREVIEW_LINES = 8;

    private final List<Template> templates = Templates.files();
    private @Nullable Combo choice;
    private @Nullable Text preview;

    NewTextPage(IStructuredSelection selection) {
        super("text", selection);
        setTitle("WebAssembly Text File");
        setDescription("A module in the text format (.wat), or a script of modules and assertions (.wast).");
        setFileExtension("wat");
    }

    /** Above the advanced options: what to begin with, and how that looks. */
    @Override
    protected void createAdvancedControls(Composite parent) {
        Composite group = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        group.setLayout(layout);
        group.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        new Label(group, SWT.NONE).setText("Begin with:");
        Combo chosen = new Combo(group, SWT.READ_ONLY);
        chosen.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        templates.forEach(template -> chosen.add(template.getDescription()));
        Text shown = new Text(group, SWT.MULTI | SWT.BORDER | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
        shown.setFont(JFaceResources.getTextFont());
        GridData place = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        place.heightHint = PREVIEW_LINES * shown.getLineHeight();
        shown.setLayoutData(place);
        choice = chosen;
        preview = shown;
        chosen.addListener(SWT.Selection, event -> choose());
        chosen.select(0);
        choose();
        super.createAdvancedControls(parent);
    }

    private void choose() {
        if (preview != null) {
            preview.setText(text());
            String extension = isScript() ? "wast" : "wat";
            setFileExtension(extension);
            if (getControl() != null) {
                setFileName(getFileName().replaceFirst("\\.wast?$", "." + extension));
                setPageComplete(validatePage());
            }
        }
    }

    private boolean isScript() {
        return text().contains("(assert_");
    }

    private String text() {
        int index = choice == null ? -1 : choice.getSelectionIndex();
        return index < 0 ? "" : Templates.text(templates.get(index));
    }

    @Override
    protected InputStream getInitialContents() {
        return new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected String getNewFileLabel() {
        return "File na&me:";
    }
}
