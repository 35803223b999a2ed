package dev.stepwasm.eclipse.tests;

import static dev.stepwasm.eclipse.tests.Demo.problems;
import static dev.stepwasm.eclipse.tests.Demo.viewer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.template.TemplateProposals;
import dev.stepwasm.eclipse.template.Templates;
import dev.stepwasm.eclipse.wizard.NewTextWizard;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension2;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.templates.Template;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.WizardNewFileCreationPage;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Someone begins a new file, and writes what comes up in every file. */
class NewFileTest {
    @RegisterExtension
    private final Demo demo = new Demo();

    private final Window window = demo.window;
    private final ErrorLog errors = demo.errors;

    @Test
    void theWizardMakesAFileFromATemplateAndOpensIt() throws Exception {
        NewTextWizard wizard = new NewTextWizard();
        wizard.init(PlatformUI.getWorkbench(), new StructuredSelection(demo.project));
        WizardDialog dialog = new WizardDialog(window.shell(), wizard);
        dialog.setBlockOnOpen(false);
        dialog.open();
        WizardNewFileCreationPage page = (WizardNewFileCreationPage) dialog.getCurrentPage();
        page.setFileName("divide");
        assertThat(page.isPageComplete()).isTrue();
        Combo choice = controls(dialog.getShell())
                .filter(Combo.class::isInstance)
                .map(Combo.class::cast)
                .filter(combo -> combo.getItemCount() > 3)
                .findFirst()
                .orElseThrow();
        choice.select(Arrays.asList(choice.getItems()).indexOf("A script that tests a module (.wast)"));
        choice.notifyListeners(SWT.Selection, new Event());
        window.picture("eclipse-new-file.png", dialog.getShell(), true);
        assertThat(wizard.performFinish()).isTrue();
        dialog.close();

        IEditorPart editor = window.page().getActiveEditor();
        assertThat(editor.getTitle()).isEqualTo("divide.wast");
        assertThat(viewer(editor).getDocument().get()).contains("(assert_trap (invoke \"divide\"");
        Window.settle();
        assertThat(problems(demo.project)).isEqualTo(List.of());
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void everyTemplateForFilesHasNoProblems() throws Exception {
        assertThat(Templates.files()).hasSizeGreaterThan(3);
        for (Template template : Templates.files()) {
            String text = Templates.text(template);
            demo.file(template.getName() + (text.contains("(assert_") ? ".wast" : ".wat"), text);
        }
        IDE.openEditor(window.page(), demo.file("zzz.wat", "(module (start $nowhere))"));
        IFile last = demo.file("zzzz.wat", "(module (start $nowhere))");
        Window.until("all to be checked", () -> problems(last).size() == 1);
        Window.until(
                "what is wrong with the open one", () -> problems(demo.project).size() == 2);
    }

    @Test
    void templatesAreOfferedByTheirNames() throws Exception {
        String before = "(module\n  ";
        ISourceViewer viewer = viewer(IDE.openEditor(window.page(), demo.file("a.wat", before + "func\n)\n")));
        ICompletionProposal[] offered = new TemplateProposals().computeCompletionProposals(viewer, before.length() + 4);
        assertThat(Arrays.stream(offered).map(ICompletionProposal::getDisplayString))
                .containsExactly("func - exported function");
        ((ICompletionProposalExtension2) offered[0]).apply(viewer, '\0', 0, before.length() + 4);
        assertThat(viewer.getDocument().get()).contains("(func $name (export \"name\") (param $x i32) (result i32)");
        assertThat(new TemplateProposals().computeCompletionProposals(viewer, before.length()))
                .isEmpty();
        assertThat(errors.found()).isEmpty();
    }

    private static Stream<Control> controls(Composite parent) {
        return Arrays.stream(parent.getChildren())
                .flatMap(child -> child instanceof Composite inner && !(child instanceof Combo)
                        ? Stream.concat(Stream.of(child), controls(inner))
                        : Stream.of(child));
    }
}
