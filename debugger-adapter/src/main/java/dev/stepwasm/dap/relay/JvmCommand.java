package dev.stepwasm.dap.relay;

import dev.stepwasm.dap.DebuggeeMain;
import dev.stepwasm.dap.launch.JvmSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the virtual machine in which a program is debugged. */
final class JvmCommand {
    /** Options that make a short run shorter, and large functions fast; what the user gives comes later and wins. */
    private static final List<String> OURS = List.of(
            "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:-DontCompileHugeMethods", "-Dstepwasm.hugeMethods=true");

    private JvmCommand() {}

    /**
     * {@return the command}
     *
     * @param classPath where Java finds our classes
     * @param handshake folder in which the machine finds what it must know
     */
    static List<String> of(JvmSettings settings, String classPath, Path handshake) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OURS);
        command.addAll(settings.vmArgs());
        settings.jdwp()
                .ifPresent(jdwp -> command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend="
                        + (jdwp.suspend() ? "y" : "n") + ",address=127.0.0.1:" + jdwp.port()));
        command.addAll(List.of("-cp", classPath, DebuggeeMain.class.getName(), handshake.toString()));
        if (settings.console().isTerminal()) {
            command.add(DebuggeeMain.TERMINAL);
        }
        return command;
    }
}
