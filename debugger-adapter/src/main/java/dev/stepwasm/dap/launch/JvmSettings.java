package dev.stepwasm.dap.launch;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a launch asks of the Java virtual machine in which the program runs.
 *
 * @param classpath jars and folders with host classes
 * @param hostModules names of host classes
 * @param jdwp where a Java debugger may come in
 * @param vmArgs options of Java
 * @param console where the program reads and writes
 */
public record JvmSettings(
        List<Path> classpath, List<String> hostModules, Optional<Jdwp> jdwp, List<String> vmArgs, Console console) {
    private static final int LAST_PORT = 0xFFFF;

    /** What {@code jdwp} can be. */
    static final Shape JDWP = Shape.choice(
            new Shape.Whole(0, LAST_PORT),
            new Shape.Fields(List.of(
                    Field.optional("port", new Shape.Whole(0, LAST_PORT), "The port; 0 takes one that is free.", 5005)
                            .orElse(0),
                    Field.optional(
                                    "suspend",
                                    new Shape.Flag(),
                                    "Whether nothing runs before the Java debugger is there.",
                                    true)
                            .orElse(false))));

    /** What {@code console} can be. */
    static final Shape CONSOLE = Shape.choice(
            new Shape.Word(Console.INTERNAL.word(), "The Debug Console. The program's input is what `wasi` says."),
            new Shape.Word(Console.INTEGRATED.word(), "A terminal of the editor."),
            new Shape.Word(Console.EXTERNAL.word(), "A window of its own."));

    /** Copies the lists. */
    public JvmSettings {
        classpath = List.copyOf(classpath);
        hostModules = List.copyOf(hostModules);
        vmArgs = List.copyOf(vmArgs);
    }

    /**
     * Where a Java debugger may come in.
     *
     * @param port of the loopback address; 0 for any that is free
     * @param suspend whether to wait for it before anything runs
     */
    public record Jdwp(int port, boolean suspend) {}

    /** Where a program reads and writes. */
    public enum Console {
        /** In the editor, as events. */
        INTERNAL("internalConsole"),
        /** In a terminal of the editor. */
        INTEGRATED("integratedTerminal"),
        /** In a terminal with a window of its own. */
        EXTERNAL("externalTerminal");

        private final String word;

        Console(String word) {
            this.word = word;
        }

        /** {@return how a launch says it} */
        public String word() {
            return word;
        }

        /** {@return whether it is a terminal} */
        public boolean isTerminal() {
            return this != INTERNAL;
        }
    }

    /** {@return whether the program has to run in a virtual machine of its own} */
    public boolean needsOwn() {
        return hasHosts() || jdwp.isPresent() || !vmArgs.isEmpty() || console.isTerminal();
    }

    /** {@return whether host classes are wanted} */
    public boolean hasHosts() {
        return !classpath.isEmpty() || !hostModules.isEmpty();
    }

    /** {@return what arguments of the right shape say} */
    static JvmSettings read(Map<String, Object> arguments, Folder folder) throws LaunchException {
        List<Path> classpath = new ArrayList<>();
        for (String entry : texts(arguments, LaunchAttribute.CLASSPATH)) {
            classpath.add(folder.resolve(entry, "an item of `classpath`"));
        }
        return new JvmSettings(
                classpath,
                texts(arguments, LaunchAttribute.HOST_MODULES),
                jdwp(arguments.get(LaunchAttribute.JDWP.field().name())),
                texts(arguments, LaunchAttribute.VM_ARGS),
                console(arguments.get(LaunchAttribute.CONSOLE.field().name())));
    }

    private static Optional<Jdwp> jdwp(@Nullable Object written) {
        return switch (written) {
            case Number port -> Optional.of(new Jdwp(whole(port), false));
            case Map<?, ?> map ->
                Optional.of(new Jdwp(whole(map.get("port")), Boolean.TRUE.equals(map.get("suspend"))));
            case null, default -> Optional.empty();
        };
    }

    private static int whole(@Nullable Object port) {
        return Json.whole(port).map(BigDecimal::intValueExact).orElse(0);
    }

    private static Console console(@Nullable Object written) {
        for (Console each : Console.values()) {
            if (each.word.equals(written)) {
                return each;
            }
        }
        return Console.INTERNAL;
    }

    private static List<String> texts(Map<String, Object> arguments, LaunchAttribute attribute) {
        return arguments.get(attribute.field().name()) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
