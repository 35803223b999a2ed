package dev.stepwasm.eclipse.launch.ui;

import java.util.Locale;
import java.util.Map;

/** The labels of what a launch can say. */
final class Words {
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("invoke", "Function"),
            Map.entry("args", "Arguments, one on each line"),
            Map.entry("command", "Command of a script"),
            Map.entry("stopOnEntry", "Stop before the first instruction"),
            Map.entry("cwd", "Folder of relative paths"),
            Map.entry("imports", "Stand-ins for imports"),
            Map.entry("links", "Modules to link"),
            Map.entry("classpath", "Class path"),
            Map.entry("hostModules", "Host modules (Java classes)"),
            Map.entry("jdwp", "Port for a Java debugger"),
            Map.entry("vmArgs", "Options of Java, one on each line"),
            Map.entry("wasi", "WASI"),
            Map.entry("env", "Environment"),
            Map.entry("stdin", "Standard input"),
            Map.entry("preopens", "Folders"));

    private Words() {}

    /** {@return the label of a member; one without words of its own is called by its name} */
    static String label(String name) {
        return LABELS.getOrDefault(name, spaced(name));
    }

    /** {@return "Memory pages" of {@code memoryPages}} */
    private static String spaced(String name) {
        StringBuilder words = new StringBuilder();
        for (char c : name.toCharArray()) {
            words.append(Character.isUpperCase(c) ? " " + Character.toLowerCase(c) : String.valueOf(c));
        }
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
