package dev.stepwasm.dap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The adapter as a process of its own, as {@code stepwasm dap} starts it, without the command line around it. */
public final class AdapterProcess {
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
    public static List<String> java(Class<?> main, String... args) {
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

    /** {@return what lets another process find and offer programs in the folder that these tests use} */
    static List<String> sameCache() {
        String cache = System.getProperty("stepwasm.cache");
        return cache == null
                ? List.of()
                : List.of("-Dstepwasm.cache=" + Path.of(cache).toAbsolutePath());
    }
}
