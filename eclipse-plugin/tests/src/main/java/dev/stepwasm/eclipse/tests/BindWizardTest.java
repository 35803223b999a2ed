package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.bind.BindWizard;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user has the Java interface of a module written. */
class BindWizardTest {
    private final Window window = Window.open();
    private final ErrorLog errors = new ErrorLog();
    private IProject project;
    private WizardDialog dialog;

    @BeforeEach
    void begin() throws CoreException {
        project = ResourcesPlugin.getWorkspace().getRoot().getProject("till");
        project.create(null);
        project.open(null);
        for (String folder :
                List.of("src", "src/main", "src/main/java", "src/main/java/com", "src/main/java/com/acme")) {
            project.getFolder(folder).create(true, true, null);
        }
    }

    @AfterEach
    void end() throws CoreException {
        if (dialog != null && dialog.getShell() != null) {
            dialog.close();
        }
        window.page().closeAllEditors(false);
        project.delete(true, true, null);
        errors.close();
    }

    private IFile file(String name, String text) throws CoreException {
        IFile file = project.getFile(name);
        file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
        return file;
    }

    private List<Text> open(IFile selected) {
        BindWizard wizard = new BindWizard();
        wizard.init(PlatformUI.getWorkbench(), new StructuredSelection(selected));
        dialog = new WizardDialog(window.page().getWorkbenchWindow().getShell(), wizard);
        dialog.setBlockOnOpen(false);
        dialog.open();
        List<Text> texts = new ArrayList<>();
        collect((Composite) dialog.getCurrentPage().getControl(), texts);
        return texts;
    }

    private static void collect(Composite parent, List<Text> texts) {
        for (Control each : parent.getChildren()) {
            if (each instanceof Text text) {
                texts.add(text);
            } else if (each instanceof Composite inner) {
                collect(inner, texts);
            }
        }
    }

    private boolean isComplete() {
        return dialog.getCurrentPage().isPageComplete();
    }

    @Test
    void theInterfaceIsWrittenAndOpened() throws Exception {
        Path sample = Path.of(System.getProperty("stepwasm.images")).resolveSibling("samples/embedder/prices.wat");
        List<Text> fields = open(file("prices.wat", Files.readString(sample)));
        Window.until("the preview", this::isComplete);
        assertThat(fields.stream().limit(4).map(Text::getText))
                .containsExactly("till/prices.wat", "till/src/main/java", "com.acme", "Prices");
        assertThat(fields.get(4).getText())
                .contains("int total(int customer, int order);", "interface Tax extends HostModule");
        window.picture("eclipse-bind.png", dialog.getShell(), true);

        assertThat(dialog.getCurrentPage().getWizard().performFinish()).isTrue();
        dialog.close();
        IFile written = project.getFile("src/main/java/com/acme/Prices.java");
        assertThat(written.exists()).isTrue();
        assertThat(window.page().getActiveEditor().getEditorInput().getName()).isEqualTo("Prices.java");
        assertThat(((ITextEditor) window.page().getActiveEditor())
                        .getDocumentProvider()
                        .getDocument(window.page().getActiveEditor().getEditorInput())
                        .get())
                .contains("package com.acme;", "public interface Prices extends AutoCloseable");

        open(project.getFile("prices.wat")).get(3).setText("Store");
        Window.until("the preview of another name", this::isComplete);
        assertThat(dialog.getCurrentPage().getWizard().performFinish()).isTrue();
        dialog.close();
        open(project.getFile("prices.wat"));
        Window.until("our own file may be written again", this::isComplete);
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws Exception {
        IFile broken = file("broken.wat", "(module (func (export \"f\") (local.get 0)))");
        file("src/main/java/com/acme/Mine.java", "package com.acme; class Mine {}");
        List<Text> fields = open(broken);
        error("Mend the module first: ", "error[unknown-local]");
        file("fine.wat", "(module)");
        fields.get(0).setText("till/fine.wat");
        Window.until("a module without mistakes", this::isComplete);
        assertThat(fields.get(3).getText()).isEqualTo("Fine");
        fields.get(3).setText("Mine");
        error("Mine.java was not written by this wizard", "give another name");
        fields.get(3).setText("my-fine");
        error("`my-fine` is no name for a Java interface");
        fields.get(3).setText("Fine");
        fields.get(2).setText("com.new");
        error("`com.new` is no name for a Java package");
        fields.get(2).setText("");
        Window.until("no package", this::isComplete);
        fields.get(1).setText("elsewhere/src");
        error("There is no folder elsewhere/src in the workspace");
        fields.get(0).setText("till/absent.wat");
        error("There is no file till/absent.wat in the workspace");
        assertThat(errors.found()).isEmpty();
    }

    private void error(String... words) {
        Window.until("an error with " + List.of(words), () -> {
            String message = dialog.getCurrentPage().getErrorMessage();
            return message != null && List.of(words).stream().allMatch(message::contains);
        });
        assertThat(isComplete()).isFalse();
    }
}
