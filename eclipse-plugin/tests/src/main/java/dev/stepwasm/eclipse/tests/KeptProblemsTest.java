package dev.stepwasm.eclipse.tests;

import static dev.stepwasm.eclipse.tests.Demo.problems;
import static dev.stepwasm.eclipse.tests.Demo.viewer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.workspace.WatNature;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Someone has a project with several texts and looks at the Problems view, not only at what is open. */
class KeptProblemsTest {
    @RegisterExtension
    private final Demo demo = new Demo();

    private final Window window = demo.window;
    private final ErrorLog errors = demo.errors;
    private IFile maths;
    private IFile user;

    @BeforeEach
    void makeFiles() throws CoreException {
        maths = demo.file("wasm/maths.wat", "(module (func (export \"half\") (param i32)))\n");
        user = demo.file("wasm/user.wat", """
                (module
                  (func $half (import "maths" "half") (param i64))
                  (func (export "run")
                    (call $hlf (i64.const 8))))
                """);
    }

    @Test
    void closedFilesKeepTheirProblemsAndOpenOnesShowTheEditors() throws Exception {
        IEditorPart editor = IDE.openEditor(window.page(), maths);
        Window.until("the nature", () -> WatNature.in(demo.project));
        Window.until(
                "what is wrong with the file that is not open",
                () -> problems(user).size() >= 2);
        assertThat(problems(user)).anyMatch(message -> message.startsWith("unknown function `$hlf`"));
        assertThat(Arrays.stream(user.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_ZERO)))
                .allMatch(marker -> !marker.getAttribute(IMarker.TRANSIENT, false))
                .anyMatch(marker -> marker.getAttribute(IMarker.LINE_NUMBER, 0) == 4);

        // The editor's text counts, saved or not, and the file's when it is closed.
        viewer(editor).getDocument().set("(module (func $half (export \"half\") (param $x i64) (unreachabel)))\n");
        Window.until("the editor's problem", () -> problems(maths).size() == 1);
        Window.until("no mismatch any more", () -> problems(user).size() == 1);
        window.reveal(user);
        window.page().showView(IPageLayout.ID_PROBLEM_VIEW);
        Window.until(
                "both in the Problems view",
                () -> window.rows().stream()
                                .filter(row -> row.startsWith("unknown"))
                                .count()
                        == 2);
        window.picture("eclipse-problems.png", true);
        window.page().closeEditor(editor, false);
        Window.until("what is in the file", () -> problems(maths).isEmpty());
        Window.until("the mismatch again", () -> problems(user).size() == 2);

        // Changed without an editor, as by a merge.
        String mended = new String(user.getContents().readAllBytes(), StandardCharsets.UTF_8)
                .replace("$hlf", "$half")
                .replace("param i64", "param i32")
                .replace("i64.const", "i32.const");
        user.setContents(new ByteArrayInputStream(mended.getBytes(StandardCharsets.UTF_8)), true, false, null);
        Window.until("no problem", () -> problems(demo.project).isEmpty());
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void theNatureIsTakenAwayAndStaysAway() throws Exception {
        IDE.openEditor(window.page(), maths);
        Window.until("problems of a closed file", () -> problems(user).size() >= 2);
        demo.project.build(IncrementalProjectBuilder.CLEAN_BUILD, null);
        Window.until("the same after cleaning", () -> problems(user).size() == 2);

        window.reveal(maths);
        command("dev.stepwasm.eclipse.removeNature");
        Window.until("no nature", () -> !WatNature.in(demo.project));
        Window.until("no problems", () -> problems(user).isEmpty());
        assertThat(Arrays.stream(demo.project.getDescription().getBuildSpec())).isEmpty();
        IEditorPart editor = IDE.openEditor(window.page(), user);
        Window.until("problems of the text in the editor", () -> !problems(user).isEmpty());
        window.page().closeEditor(editor, false);
        Window.until("none when it is closed", () -> problems(user).isEmpty());
        assertThat(WatNature.in(demo.project)).isFalse();

        command("dev.stepwasm.eclipse.addNature");
        Window.until("problems of closed files again", () -> problems(user).size() == 2);
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void whatAnotherBuildMadeIsNotChecked() throws Exception {
        demo.file("bin/user.wat", "(module (start $nowhere))");
        demo.project.getFolder("bin").setDerived(true, null);
        IDE.openEditor(window.page(), maths);
        Window.until("problems of a closed file", () -> problems(user).size() == 2);
        demo.project.build(IncrementalProjectBuilder.FULL_BUILD, null);
        assertThat(problems(demo.project.getFolder("bin"))).isEqualTo(List.of());
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void aProjectInsideAnotherKeepsItsProblemsAlone() throws Exception {
        IWorkspace workspace = demo.project.getWorkspace();
        IProject inner = workspace.getRoot().getProject("inner");
        IProjectDescription description = workspace.newProjectDescription("inner");
        description.setLocation(demo.project.getLocation().append("wasm"));
        inner.create(description, null);
        inner.open(null);
        try {
            IFile same = inner.getFile("user.wat");
            window.page().closeEditor(IDE.openEditor(window.page(), same), false);
            Window.until("the nature of the inner project", () -> WatNature.in(inner));
            IEditorPart editor = IDE.openEditor(window.page(), user);
            Window.until("the nature of the outer project", () -> WatNature.in(demo.project));
            Window.until("problems in the editor", () -> !problems(user).isEmpty());
            window.page().closeEditor(editor, false);
            Window.until("none where they are not kept", () -> problems(user).isEmpty());
            Window.until("those of the inner project", () -> problems(same).size() == 2);
            assertThat(problems(demo.project)).isEmpty();
        } finally {
            inner.delete(false, true, null);
        }
        assertThat(errors.found()).isEmpty();
    }

    private void command(String id) throws Exception {
        window.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
        window.page().getWorkbenchWindow().getService(IHandlerService.class).executeCommand(id, null);
    }
}
