package dev.stepwasm.eclipse.tests;

import static dev.stepwasm.eclipse.tests.Demo.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.source.ISourceViewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Someone opens what is called a text and is none that anybody wrote. */
class OddFileTest {
    @RegisterExtension
    private final Demo demo = new Demo();

    @Test
    void theWindowGoesOnAfterNoise() throws Exception {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        goesOnAfter(demo.file("noise.wat", noise));
    }

    @Test
    void theWindowGoesOnAfterDeepNesting() throws Exception {
        goesOnAfter(demo.file("deep.wat", "(module (func " + "(block\n".repeat(20_000)));
    }

    private void goesOnAfter(IFile odd) throws Exception {
        ISourceViewer viewer = demo.open(odd);
        Window.until("problems of " + odd.getName(), () -> !problems(odd).isEmpty());
        assertThat(problems(odd)).hasSizeLessThanOrEqualTo(5001); // more would not be read
        viewer.getTextWidget().insert("(");
        new Patience().forMillis(300);
        demo.window.page().closeAllEditors(false);

        IFile empty = demo.file("empty.wat", "");
        demo.open(empty).getTextWidget().insert("(module (start $nowhere))");
        Window.until("the editor to go on", () -> problems(empty).equals(List.of("unknown function `$nowhere`")));
        assertThat(demo.errors.found()).isEmpty();
    }
}
