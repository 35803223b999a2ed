package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.SubContributionItem;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IReusableEditor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.FileEditorInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user sees who opens a WAT file. Runs on the UI thread of a real workbench. */
class EditorTest {
    private static final String TEXT = """
            ;; The greatest common divisor, after Euclid.
            (module
              (func $gcd (export "gcd") (param $a i32) (param $b i32) (result i32)
                (local $rest i32)
                (loop $next (result i32)
                  (local.set $rest (i32.rem_u (local.get $a) (local.get $b)))
                  (local.set $a (local.get $b))
                  (local.set $b (local.get $rset))
                  (br_if $next (local.get $b))
                  (local.get $a))))
            """;

    private final Window window = Window.open();
    private final ErrorLog errors = new ErrorLog();
    private IProject project;

    @BeforeEach
    void makeProject() throws CoreException {
        window.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
        window.page().showView("org.eclipse.ui.views.ProblemView");
        project = ResourcesPlugin.getWorkspace().getRoot().getProject("demo");
        project.create(null);
        project.open(null);
    }

    @AfterEach
    void removeProject() throws CoreException {
        window.page().closeAllEditors(false);
        project.delete(true, true, null);
        errors.close();
    }

    @Test
    void aMistakeIsShownUntilItIsMended() throws Exception {
        IFile file = file("gcd.wat", TEXT);
        IEditorPart editor = IDE.openEditor(window.page(), file);
        assertThat(editor.getSite().getId()).isEqualTo("org.eclipse.ui.genericeditor.GenericEditor");

        Window.until("a marker", () -> markers(file).length == 1);
        IMarker marker = markers(file)[0];
        assertThat(marker.getAttribute(IMarker.MESSAGE, "")).startsWith("unknown local `$rset`");
        assertThat(marker.getAttribute(IMarker.LINE_NUMBER, 0)).isEqualTo(8);
        assertThat(marker.getAttribute(IMarker.SEVERITY, -1)).isEqualTo(IMarker.SEVERITY_ERROR);
        assertThat(marker.getAttribute(IMarker.CHAR_START, -1)).isEqualTo(TEXT.indexOf("$rset"));
        assertThat(marker.getAttribute(IMarker.CHAR_END, -1)).isEqualTo(TEXT.indexOf("$rset") + "$rset".length());
        assertThat(marker.getAttribute("dev.stepwasm.eclipse.code", "")).isEqualTo("unknown-local");

        ISourceViewer viewer = viewer(editor);
        Window.until(
                "a squiggle",
                () -> annotations(viewer, "org.eclipse.ui.workbench.texteditor.error")
                                .size()
                        == 1);
        window.reveal(file);
        window.page().activate(editor);
        viewer.setSelectedRange(TEXT.indexOf("$rset"), 0);
        viewer.getTextWidget().setFocus();
        Window.until("a row in the Problems view", () -> problemRows().size() == 1);
        assertThat(problemRows().get(0)).startsWith("unknown local `$rset`");
        window.picture("eclipse.png", true);

        viewer.getDocument().replace(TEXT.indexOf("$rset"), "$rset".length(), "$rest");
        Window.until("no marker", () -> markers(file).length == 0);
        Window.until(
                "no squiggle",
                () -> annotations(viewer, "org.eclipse.ui.workbench.texteditor.error")
                        .isEmpty());
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void markersFollowTheTextAndSurviveWhatLeavesThemRight() throws Exception {
        IFile file = file("gcd.wat", TEXT);
        ISourceViewer viewer = viewer(IDE.openEditor(window.page(), file));
        Window.until("a squiggle", () -> squiggled(viewer).equals(List.of("$rset")));
        long id = markers(file)[0].getId();

        viewer.getDocument().replace(TEXT.indexOf("$next"), "$next".length(), "$nope");
        Window.until("a second one", () -> squiggled(viewer).equals(List.of("$rset", "$next")));
        assertThat(markers(file)).extracting(IMarker::getId).contains(id);

        viewer.getDocument().replace(0, 0, "\n");
        Window.until("both a line further down", () -> lines(file).equals(List.of(9, 10)));
        assertThat(squiggled(viewer)).containsExactly("$rset", "$next");

        String text = viewer.getDocument().get();
        viewer.getDocument().set("");
        viewer.getDocument().set(text);
        Window.until("both after a paste", () -> squiggled(viewer).equals(List.of("$rset", "$next")));
        assertThat(lines(file)).containsExactly(9, 10);
        assertThat(errors.found()).isEmpty();
    }

    /** {@return the underlined texts, in text order} */
    private static List<String> squiggled(ISourceViewer viewer) throws BadLocationException {
        Map<Integer, String> texts = new TreeMap<>();
        for (Annotation annotation : annotations(viewer, "org.eclipse.ui.workbench.texteditor.error")) {
            Position position = viewer.getAnnotationModel().getPosition(annotation);
            if (position != null) { // a job may have taken it away meanwhile
                texts.put(position.getOffset(), viewer.getDocument().get(position.getOffset(), position.getLength()));
            }
        }
        return List.copyOf(texts.values());
    }

    private static List<Integer> lines(IResource file) throws CoreException {
        return Arrays.stream(markers(file))
                .map(marker -> marker.getAttribute(IMarker.LINE_NUMBER, 0))
                .sorted()
                .toList();
    }

    @Test
    void theHoverExplainsAnInstruction() throws Exception {
        IFile file = file("gcd.wat", TEXT);
        ISourceViewer viewer = viewer(IDE.openEditor(window.page(), file));
        Window.until("a marker", () -> markers(file).length == 1);
        int offset = TEXT.indexOf("i32.rem_u") + 3;
        assertThat(Hovers.textAt(viewer, offset)).contains("i32.rem_u : [i32 i32] -> [i32]\n");

        viewer.setSelectedRange(offset, 0);
        viewer.getTextWidget().setFocus();
        Hovers.open(viewer);
        window.picture("hover.png", false);
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void wordsHaveTheirColours() throws Exception {
        ISourceViewer viewer = viewer(IDE.openEditor(window.page(), file("gcd.wat", TEXT)));
        Window.until("colours", () -> viewer.getTextWidget().getStyleRangeAtOffset(0) != null);
        assertThat(colorAt(viewer, TEXT.indexOf("i32.rem_u"))).isEqualTo(new RGB(149, 56, 0));
        assertThat(colorAt(viewer, TEXT.indexOf("(func") + 1)).isEqualTo(new RGB(127, 0, 85));
        assertThat(colorAt(viewer, TEXT.indexOf("$gcd"))).isEqualTo(new RGB(60, 60, 140));
        assertThat(colorAt(viewer, 0)).isEqualTo(new RGB(63, 127, 95));
    }

    @Test
    void coloursFollowTheTheme() throws Exception {
        ISourceViewer viewer = viewer(IDE.openEditor(window.page(), file("gcd.wat", TEXT)));
        int offset = TEXT.indexOf("i32.rem_u");
        IThemeEngine themes = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        ITheme before = themes.getActiveTheme();
        themes.setTheme("org.eclipse.e4.ui.css.theme.e4_dark", false);
        try {
            Window.until("a brighter colour", () -> colorAt(viewer, offset).equals(new RGB(204, 108, 29)));
            window.picture("dark.png", false);
        } finally {
            themes.setTheme(before, false);
        }
        Window.until("the old colour", () -> colorAt(viewer, offset).equals(new RGB(149, 56, 0)));
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void scriptsGetTheSameEditor() throws Exception {
        IFile file =
                file("gcd.wast", TEXT + "(assert_return (invoke \"gcd\" (i32.const 9) (i32.const 6)) (i32.const 3))\n");
        ISourceViewer viewer = viewer(IDE.openEditor(window.page(), file));
        Window.until("a marker", () -> markers(file).length == 1);
        viewer.getDocument().replace(0, 0, "(; ");
        Window.until(
                "the comment's colour",
                () -> colorAt(viewer, TEXT.indexOf("(func")).equals(new RGB(63, 127, 95)));
    }

    @Test
    void aFileOutsideTheWorkspaceIsCheckedToo() throws Exception {
        Path file = Files.createTempFile("outside", ".wat");
        Files.writeString(file, TEXT);
        IEditorPart editor = IDE.openEditorOnFileStore(
                window.page(), EFS.getLocalFileSystem().getStore(file.toUri()));
        ISourceViewer viewer = viewer(editor);
        Window.until(
                "a squiggle",
                () -> annotations(viewer, "org.eclipse.ui.workbench.texteditor.error")
                                .size()
                        == 1);
        window.page().closeEditor(editor, false);
        Files.delete(file);
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void theOutlineListsTheSymbolsAndFollowsTheCaret() throws Exception {
        ISourceViewer viewer = viewer(IDE.openEditor(window.page(), file("gcd.wat", TEXT)));
        Window.until("the function", () -> window.rows().stream().anyMatch(row -> row.startsWith("$gcd")));
        viewer.setSelectedRange(TEXT.indexOf("(local $rest") + 3, 0);
        Window.until(
                "what is at the caret", () -> window.selectedRows().stream().anyMatch(row -> row.startsWith("$rest")));
        window.picture("outline.png", false);
        viewer.getDocument().replace(TEXT.indexOf("$gcd"), "$gcd".length(), "$euclid");
        Window.until("its new name", () -> window.rows().stream().anyMatch(row -> row.startsWith("$euclid")));
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void theOutlineFollowsAnEditorToAnotherFile() throws Exception {
        IFile other = file("half.wat", "(module\n  (func $half (param $whole i32)))\n");
        IEditorPart editor = IDE.openEditor(window.page(), file("gcd.wat", TEXT));
        window.page().showView(IPageLayout.ID_OUTLINE);
        Window.until("the function", () -> window.rows().stream().anyMatch(row -> row.startsWith("$gcd")));
        ((IReusableEditor) editor).setInput(new FileEditorInput(other)); // as "Save As..." and search do
        Window.until("that of the other file", () -> window.rows().stream().anyMatch(row -> row.startsWith("$half")));
        assertThat(window.rows()).noneMatch(row -> row.startsWith("$gcd"));
        window.page().activate(editor); // who is in the outline chooses there
        ISourceViewer viewer = viewer(editor);
        viewer.setSelectedRange(viewer.getDocument().get().indexOf("$whole") + 3, 0);
        Window.until(
                "what is at the caret", () -> window.selectedRows().stream().anyMatch(row -> row.startsWith("$whole")));
        viewer.getDocument().replace(viewer.getDocument().get().indexOf("$half"), "$half".length(), "$third");
        Window.until("its new name", () -> window.rows().stream().anyMatch(row -> row.startsWith("$third")));
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void theOrderOfTheOutlineIsKept() throws Exception {
        viewer(IDE.openEditor(window.page(), file("gcd.wat", TEXT)));
        window.page().showView(IPageLayout.ID_OUTLINE);
        Window.until("the function", () -> window.rows().stream().anyMatch(row -> row.startsWith("$gcd")));
        IAction sort = outlineAction("Sort");
        sort.setChecked(true);
        sort.run();
        try {
            assertThat(Demo.keptPreferences()).contains("outline.sorted=true");
        } finally {
            sort.setChecked(false);
            sort.run();
        }
        assertThat(Demo.keptPreferences()).doesNotContain("outline.sorted=true");
        assertThat(errors.found()).isEmpty();
    }

    /** {@return a button in the tool bar of the Outline view} */
    private IAction outlineAction(String text) {
        IViewPart outline = window.page().findView(IPageLayout.ID_OUTLINE);
        return Arrays.stream(outline.getViewSite()
                        .getActionBars()
                        .getToolBarManager()
                        .getItems())
                .map(item -> item instanceof SubContributionItem inner ? inner.getInnerItem() : item)
                .filter(ActionContributionItem.class::isInstance)
                .map(item -> ((ActionContributionItem) item).getAction())
                .filter(action -> action.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatTheServerSaysCanBeFolded() throws Exception {
        IEditorPart editor = IDE.openEditor(window.page(), file("gcd.wat", TEXT));
        ProjectionViewer viewer = (ProjectionViewer) viewer(editor);
        Window.until("module, function and loop", () -> folds(viewer).equals(List.of("(module", "(func", "(loop")));
        viewer.getDocument().replace(0, 0, "(;\n;)\n");
        Window.until("the comment", () -> folds(viewer).equals(List.of("(;", "(module", "(func", "(loop")));
        assertThat(errors.found()).isEmpty();
    }

    /** {@return the first words of what can be folded, in text order} */
    private static List<String> folds(ProjectionViewer viewer) throws BadLocationException {
        Map<Integer, String> folds = new TreeMap<>();
        Iterator<Annotation> all = viewer.getProjectionAnnotationModel().getAnnotationIterator();
        while (all.hasNext()) {
            Position lines = viewer.getProjectionAnnotationModel().getPosition(all.next());
            String text = viewer.getDocument().get(lines.getOffset(), lines.getLength());
            folds.put(lines.getOffset(), text.strip().split("\\s")[0]);
        }
        return List.copyOf(folds.values());
    }

    private List<String> problemRows() {
        return window.rows().stream()
                .filter(row -> row.contains("unknown local"))
                .toList();
    }

    private IFile file(String name, String text) throws CoreException {
        IFile file = project.getFile(name);
        file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
        return file;
    }

    private static ISourceViewer viewer(IEditorPart editor) {
        return (ISourceViewer) editor.getAdapter(ITextOperationTarget.class);
    }

    private static IMarker[] markers(IResource file) throws CoreException {
        return file.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_ZERO);
    }

    private static List<Annotation> annotations(ISourceViewer viewer, String type) {
        List<Annotation> found = new ArrayList<>();
        Iterator<Annotation> all = viewer.getAnnotationModel().getAnnotationIterator();
        all.forEachRemaining(annotation -> {
            if (annotation.getType().equals(type)) {
                found.add(annotation);
            }
        });
        return found;
    }

    private static RGB colorAt(ISourceViewer viewer, int offset) {
        StyleRange style = viewer.getTextWidget().getStyleRangeAtOffset(offset);
        return style == null || style.foreground == null ? new RGB(0, 0, 0) : style.foreground.getRGB();
    }
}
