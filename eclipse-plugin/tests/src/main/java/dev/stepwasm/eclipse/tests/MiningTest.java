package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.mining.WatMinings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody sees what the text does not say, and clicks on it. */
class MiningTest {
    private static final String TEXT = """
            (module
              (func $power (export "power") (param $base i32) (param $times i32) (result i32)
                (local $result i32)
                (local.set $result (i32.const 1))
                (loop $next
                  (local.set $result (i32.mul (local.get $result) (local.get $base)))
                  (local.set $times (i32.sub (local.get $times) (i32.const 1)))
                  (br_if $next (local.get $times)))
                (local.get $result))
              ;; run: kilo => 1024
              (func (export "kilo") (result i32)
                (call $power (i32.const 2) (i32.const 10))))
            """;

    @RegisterExtension
    private final Demo demo = new Demo();

    @Test
    void aFunctionIsRunFromTheLineAboveIt() throws Exception {
        ISourceViewer viewer = demo.open("power.wat", TEXT);
        List<String> all = labels(viewer);
        assertThat(all).contains("1 reference", "Debug").anyMatch(label -> label.startsWith("Run power"));
        assertThat(all).as("names of parameters, indices, what ends").contains("base:", "(;1;)", "(loop $next)");

        click(viewer, "Run kilo");
        Window.until(
                "its result", () -> labels(viewer).stream().anyMatch(label -> label.startsWith("Run kilo = 1024")));
        Window.settle(); // JFace asks once more, paints and asks what each says
        demo.window.picture("minings.png", false);
        assertThat(demo.window.statusLine()).as("nothing is wrong").doesNotContain("1024");
        assertThat(demo.errors.found()).isEmpty();
    }

    @Test
    void theNumberOfReferencesLeadsToThem() throws Exception {
        ISourceViewer viewer = demo.open("power.wat", TEXT);
        click(viewer, "1 reference");
        Window.until("the row", () -> demo.window.rows().stream().anyMatch(row -> row.contains("(call $power")));
        demo.window.page().hideView(demo.window.page().findView(NewSearchUI.SEARCH_VIEW_ID));
        assertThat(demo.errors.found()).isEmpty();
    }

    /** As JFace asks, but for all lines at once. */
    private static List<ICodeMining> minings(ISourceViewer viewer) {
        WatMinings provider = new WatMinings();
        List<ICodeMining> found =
                new ArrayList<>(await(provider.provideCodeMinings(viewer, new NullProgressMonitor())));
        found.forEach(mining -> await(mining.resolve(viewer, new NullProgressMonitor())));
        return found;
    }

    private static <T> T await(CompletableFuture<T> answer) {
        Window.until("an answer", answer::isDone);
        return answer.join();
    }

    private static List<String> labels(ISourceViewer viewer) {
        return minings(viewer).stream()
                .map(ICodeMining::getLabel)
                .map(String::strip)
                .toList();
    }

    /** Clicks on what stands above or in a line. */
    static void click(ISourceViewer viewer, String label) {
        Event event = new Event();
        event.widget = viewer.getTextWidget();
        minings(viewer).stream()
                .filter(mining -> mining.getLabel().strip().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " among " + labels(viewer)))
                .getAction()
                .accept(new MouseEvent(event));
    }
}
