package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.search.ui.NewSearchUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody looks for all places where a function is used. */
class ReferencesTest {
    private static final String TEXT = """
            (module
              (func $sum (export "sum") (param $a i32) (param $b i32) (result i32)
                (i32.add (local.get $a) (local.get $b)))
              (func (export "six") (result i32)
                (call $sum (call $sum (i32.const 1) (i32.const 2)) (i32.const 3))))
            """;

    @RegisterExtension
    private final Demo demo = new Demo();

    @AfterEach
    void close() throws Exception {
        demo.window.page().hideView(demo.window.page().findView(NewSearchUI.SEARCH_VIEW_ID));
    }

    @Test
    void theSearchViewShowsThemAndLeadsThere() throws Exception {
        ISourceViewer viewer = demo.open("sum.wat", TEXT);
        Demo.caret(viewer, "$sum", 2);
        demo.command(
                "org.eclipse.ui.genericeditor.findReferences",
                "the rows",
                () -> demo.window.rows().stream().anyMatch(row -> row.startsWith("5: (call $sum (call $sum")));
        assertThat(demo.window.rows())
                .anyMatch(row -> row.startsWith("sum.wat") && row.contains("(3 references)"))
                .anyMatch(row -> row.startsWith("2: (func $sum"));
        var page = NewSearchUI.getSearchResultView().getActivePage();
        assertThat(page.getLabel()).isEqualTo("3 references to $sum");
        demo.window.picture("references.png", false);
        assertThat(demo.errors.found()).isEmpty();
    }
}
