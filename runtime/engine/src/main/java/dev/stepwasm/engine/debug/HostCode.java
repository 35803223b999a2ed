package dev.stepwasm.engine.debug;

import java.util.List;

/** Whose code a Java class is, by its name: not all that is on a Java stack is worth showing to people. */
public final class HostCode {
    /** Ours, of the runtimes around us, and what Java puts between a call and what it means. */
    private static final List<String> GLUE = List.of(
            "dev.stepwasm.engine.",
            "dev.stepwasm.chicory.",
            "run.endive.",
            "com.dylibso.chicory.",
            "java.lang.Class",
            "java.lang.invoke.",
            "java.lang.reflect.",
            "jdk.internal.reflect.",
            "jdk.internal.vm.",
            "sun.reflect.");

    private static final List<String> JAVA = List.of("java.", "javax.", "jdk.", "sun.");

    private HostCode() {}

    /** {@return whether a class stands between the user's and what they call, and does nothing of its own} */
    public static boolean isGlue(String className) {
        // Classes that the JVM makes for lambdas and reflection have a slash in their names.
        return className.indexOf('/') >= 0 || isIn(GLUE, className);
    }

    /** {@return whether a class comes with Java} */
    public static boolean isOfJava(String className) {
        return isIn(JAVA, className);
    }

    private static boolean isIn(List<String> packages, String className) {
        return packages.stream().anyMatch(className::startsWith);
    }
}
