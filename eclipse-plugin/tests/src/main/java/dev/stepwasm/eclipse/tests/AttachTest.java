package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.attach.AttachLaunch;
import dev.stepwasm.eclipse.breakpoints.WasmLineBreakpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IDebugTarget;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user attaches to a Java program that runs, stops in its WebAssembly, and leaves it; or cannot, and is told why. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the last story ends the program
class AttachTest {
    private static final int ASKS_FOR_DISCOUNT = 21;

    private static final String GUESS = "0123456789abcdef0123";

    private static Shop shop;

    @RegisterExtension
    private final Debuggee debuggee = new Debuggee();

    @BeforeAll
    static void openShop() throws Exception {
        Window.open();
        shop = Shop.open();
        Window.until("the shop is open", () -> shop.output().contains("orders and price tags"));
    }

    @AfterAll
    static void closeShop() throws Exception {
        shop.close();
    }

    private static IFile prices() {
        return shop.project().getFile("prices.wat");
    }

    /** Starts such a configuration. {@return its name} */
    private static String attach(String... keysAndValues) throws CoreException {
        String name = Debuggee.manager().generateLaunchConfigurationName("attach");
        ILaunchConfigurationWorkingCopy configuration =
                Debuggee.manager().getLaunchConfigurationType(AttachLaunch.TYPE).newInstance(null, name);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            configuration.setAttribute("dev.stepwasm.eclipse." + keysAndValues[i], keysAndValues[i + 1]);
        }
        DebugUITools.launch(configuration.doSave(), ILaunchManager.DEBUG_MODE);
        return name;
    }

    /** {@return what the user reads instead of a program in the Debug view} */
    private String refused(String... keysAndValues) throws CoreException {
        String title = "Not attached: " + attach(keysAndValues);
        List<String> told = new ArrayList<>();
        debuggee.inDialog(title, dialog -> {
            told.addAll(dialog.texts());
            dialog.press("OK");
        });
        debuggee.dialogsAreDone();
        return String.join("\n", told);
    }

    private static List<IThread> suspended() {
        try {
            IDebugTarget[] targets = Debuggee.manager().getDebugTargets();
            return targets.length == 0
                    ? List.of()
                    : Arrays.stream(targets[targets.length - 1].getThreads())
                            .filter(IThread::isSuspended)
                            .toList();
        } catch (DebugException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Order(1)
    void aProgramIsAttachedToAndLeft() throws Exception {
        WasmLineBreakpoint.create(prices(), prices().getLocation(), ASKS_FOR_DISCOUNT);
        long before = System.nanoTime();
        attach("attach.program", "shop");
        Window.until("a seller stands still", () -> !suspended().isEmpty());
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
        System.out.println("from attach to the first stop: " + millis + " ms");
        Window.until("all sellers stand still", () -> suspended().size() == 3);

        Window.until("the editor shows the line", () -> debuggee.lineOfTheEditor() == ASKS_FOR_DISCOUNT);
        IThread thread = suspended().get(0);
        Window.until("frames", () -> thread.getStackFrames().length > 2);
        assertThat(debuggee.names(thread)).startsWith("$total", "Shop.order", "Shop.sell");
        Window.until("the Debug view shows the stacks of both languages", () -> {
            List<String> rows = debuggee.rows(IDebugUIConstants.ID_DEBUG_VIEW);
            return !rows.contains("")
                    && rows.toString().contains("$total")
                    && rows.toString().contains("Shop.sell");
        });
        assertThat(debuggee.rows(IDebugUIConstants.ID_DEBUG_VIEW).toString()).contains("shop [WebAssembly]", "till-1");
        debuggee.hideConsole();
        debuggee.picture("eclipse-attach.png");

        IDebugTarget target = Debuggee.manager().getDebugTargets()[0];
        assertThat(target.canDisconnect()).isTrue();
        assertThat(target.canTerminate()).isFalse();
        target.disconnect();
        debuggee.awaitEnd();
        String then = shop.output();
        Window.until("the shop sells on", () -> shop.output().length() > then.length());
        assertThat(shop.isAlive()).isTrue();
        assertThat(shop.output()).doesNotContain("the books say");
        debuggee.checkErrorLog();
    }

    @Test
    @Order(2)
    void whatCannotBeAttachedToIsToldWithARemedy() throws Exception {
        assertThat(refused("attach.program", "nobody"))
                .contains("no program \"nobody\" of yours can be attached to", "-Dstepwasm.debug=name=nobody");
        assertThat(refused("launch.port", "1"))
                .contains("no program of yours listens at port 1, as far as its file says; give its `token`");
        assertThat(refused("launch.port", "1", "launch.token", GUESS)).contains("127.0.0.1:1");
        String port = shop.output().replaceAll("(?s).*at 127.0.0.1:(\\d+).*", "$1");
        assertThat(refused("launch.port", port, "launch.token", GUESS)).contains("token");
        assertThat(Debuggee.manager().getDebugTargets()).allMatch(IDebugTarget::isTerminated);

        attach("launch.port", port); // the token of a program of one's own is known
        Window.until("the program", () -> Debuggee.manager().getDebugTargets().length == 1);
        Debuggee.manager().getDebugTargets()[0].disconnect();
        debuggee.awaitEnd();
        debuggee.checkErrorLog();
    }

    @Test
    @Order(3)
    void aProgramIsChosenInTheMenuOfTheWindow() throws Exception {
        debuggee.inDialog("Attach Stepwasm to Java Program", dialog -> {
            Window.until(
                    "the programs", () -> dialog.texts().stream().anyMatch(text -> text.startsWith("shop  (process ")));
            debuggee.window().picture("attach-picker.png", dialog.shell(), false);
            dialog.press("OK");
        });
        Menus.choose(Menus.below(debuggee.window().shell().getMenuBar(), "Run"), "Attach Stepwasm to Java Program...");
        debuggee.dialogsAreDone();
        Window.until("the program", () -> Debuggee.manager().getDebugTargets().length == 1);
        IDebugTarget target = Debuggee.manager().getDebugTargets()[0];
        debuggee.shows(IDebugUIConstants.ID_DEBUG_VIEW, "Attach to shop [Attach Stepwasm to Java Program]"::equals);
        target.disconnect();
        debuggee.awaitEnd();
        assertThat(shop.isAlive()).isTrue();
        debuggee.checkErrorLog();
    }

    @Test
    @Order(4)
    void aProgramThatIsKilledEndsInTheDebugView() throws Exception {
        WasmLineBreakpoint.create(prices(), prices().getLocation(), ASKS_FOR_DISCOUNT);
        long before = System.nanoTime();
        attach("attach.program", "shop");
        Window.until("a seller stands still", () -> !suspended().isEmpty());
        System.out.println("from a later attach to the first stop: "
                + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before) + " ms");
        shop.kill();
        debuggee.awaitEnd();
        Window.until(
                "the reason in the console",
                () -> debuggee.console().contains("has ended: the program is over, or was killed"));
        debuggee.checkErrorLog();
    }
}
