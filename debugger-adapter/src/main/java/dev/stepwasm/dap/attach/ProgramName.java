package dev.stepwasm.dap.attach;

import java.util.Locale;

/** What a Java program is called: its main class, or its jar. Never its arguments, which may hold secrets. */
final class ProgramName {
    /** What runs {@code java Shop.java}, its module and package: the class is another one from Java 22 on. */
    private static final String SOURCE_LAUNCHER = "jdk.compiler/com.sun.tools.javac.launcher.";

    private ProgramName() {}

    static String ofThisProcess() {
        return of(System.getProperty("sun.java.command", ""), System.getProperty("java.class.path", ""));
    }

    /**
     * {@return the name in a command line as the JVM keeps it: class, or module and class, or jar, or source file behind what
     * compiles it; then the arguments}
     *
     * @param classPath of the JVM, which is the jar if that is what was started; it may have spaces in its name
     */
    static String of(String command, String classPath) {
        boolean isJar = classPath.toLowerCase(Locale.ROOT).endsWith(".jar")
                && (command.equals(classPath) || command.startsWith(classPath + " "));
        String started = command.startsWith(SOURCE_LAUNCHER)
                ? command.substring((command + " ").indexOf(' ')).strip()
                : command;
        String program = isJar ? classPath : started.substring(0, (started + " ").indexOf(' '));
        String name = program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
        return name.isBlank() ? "java" : name;
    }
}
