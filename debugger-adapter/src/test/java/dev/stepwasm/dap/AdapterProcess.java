package dev.stepwasm.dap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The adapter as a process of its own, as {@code stepwasm dap} starts it, without the command line around it. */
final class AdapterProcess {
    private AdapterProcess() {}

    public static void main(String[] args) {
        java.io.PrintStream protocol = System.out;
        System.setOut(System.err);
        System.exit(new DapTool().run(protocol, System.err, args));
    }

    /** {@return what starts the adapter with these arguments} */
    static List<String> command(String... args) {
        return java(AdapterProcess.class, args);
    }

    /** {@return what runs the main method of a class of these tests} */
    static List<String> java(Class<?> main, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        return command;
    }
}
