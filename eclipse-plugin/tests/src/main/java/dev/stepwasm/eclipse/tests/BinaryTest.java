package dev.stepwasm.eclipse.tests;

import static dev.stepwasm.eclipse.tests.Demo.viewer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Someone opens a binary, to read it. */
class BinaryTest {
    /** A memory, a function {@code $half} and an export {@code price} that calls it. */
    static final String SHOP =
            "AGFzbQEAAAABBgFgAX8BfwMDAgAABQMBAAEHEgIGbWVtb3J5AgAFcHJpY2UAAQoQAgcAIABBAXYLBgAgABAACwAfBG"
                    + "5hbWUBBwEABGhhbGYCDwIAAQABbgEBAAVjZW50cw==";
    /** An export {@code tax}. */
    private static final String TAX = "AGFzbQEAAAABBAFgAAADAgEABwcBA3RheAAACgQBAgAL";

    @RegisterExtension
    private final Demo demo = new Demo();

    private final Window window = demo.window;
    private final ErrorLog errors = demo.errors;

    @BeforeEach
    void showOutline() throws CoreException {
        window.page().showView(IPageLayout.ID_OUTLINE);
    }

    @Test
    void aBinaryOpensAsItsTextToRead() throws Exception {
        IFile file = demo.file("shop.wasm", bytes(SHOP));
        window.reveal(file);
        IDE.openEditor(window.page(), file);
        Window.until("its text", () -> window.page().getActiveEditor() != null);
        IEditorPart editor = window.page().getActiveEditor();
        assertThat(editor.getTitle()).isEqualTo("shop.wasm.wat");
        assertThat(editor.getSite().getId()).isEqualTo("org.eclipse.ui.genericeditor.GenericEditor");
        ISourceViewer viewer = viewer(editor);
        assertThat(viewer.getDocument().get()).startsWith("(module").contains("(export \"price\")", "$half");
        assertThat(((ITextEditor) editor).isEditable()).isFalse();

        Window.until("the outline", () -> window.rows().stream().anyMatch(row -> row.startsWith("$half")));
        int offset = viewer.getDocument().get().indexOf("i32.shr_u") + 3;
        assertThat(Hovers.textAt(viewer, offset)).contains("i32.shr_u : [i32 i32] -> [i32]");
        Window.until("colours", () -> viewer.getTextWidget().getStyleRangeAtOffset(1) != null);
        window.picture("eclipse-binary.png", true);

        // Built anew: the text follows, in the same editor.
        file.setContents(new ByteArrayInputStream(bytes(TAX)), true, false, null);
        Window.until("the new text", () -> viewer.getDocument().get().contains("\"tax\""));
        IDE.openEditor(window.page(), file);
        Window.settle();
        assertThat(window.page().getEditorReferences()).hasSize(1);
        assertThat(errors.found()).isEmpty();
    }

    @Test
    void whatIsNoModuleSaysSoInItsText() throws Exception {
        byte[] whole = bytes(SHOP);
        IFile half = demo.file("half.wasm", Arrays.copyOf(whole, whole.length - 5));
        IFile page = demo.file("page.wasm", "<!DOCTYPE html><title>404</title>".getBytes(StandardCharsets.UTF_8));
        for (IFile file : new IFile[] {half, page}) {
            int before = window.page().getEditorReferences().length;
            IDE.openEditor(window.page(), file);
            Window.until("its text", () -> window.page().getEditorReferences().length > before);
            String text = viewer(window.page().getActiveEditor()).getDocument().get();
            assertThat(text).startsWith(";; " + file.getName());
        }
        window.picture("broken-binary.png", false);
        assertThat(errors.found()).isEmpty();
    }

    static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
